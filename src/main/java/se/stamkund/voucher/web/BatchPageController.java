package se.stamkund.voucher.web;

import java.io.IOException;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import se.stamkund.platform.web.ListAddress;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.VoucherBatches;
import se.stamkund.voucher.VoucherFilter;
import se.stamkund.voucher.VoucherState;

/** A batch of codes: look into it, export it. */
@Controller
@RequestMapping("/admin/vouchers/batches/{batch}")
class BatchPageController {

	private final VoucherBatches batches;

	private final CodesFinder finder;

	private final CodesFile file;

	BatchPageController(VoucherBatches batches, CodesFinder finder, CodesFile file) {
		this.batches = batches;
		this.finder = finder;
		this.file = file;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('ORDERS_VIEW')")
	ModelAndView batch(ProgramId program, @PathVariable UUID batch, @RequestParam @Nullable String q,
			@RequestParam @Nullable VoucherState state, @RequestParam @Nullable String after) {
		var found = this.batches.get(program, batch);
		var filter = new VoucherFilter(ListAddress.searched(q), batch, null, null, state);
		return this.finder
			.find(new ModelAndView("vouchers/batch", "batch", found), program, filter,
					"/admin/vouchers/batches/" + batch, after)
			.addObject("states", VoucherState.values());
	}

	/** How far it has come; the whole page is fetched anew when it has arrived. */
	@GetMapping("/progress")
	@PreAuthorize("hasAuthority('ORDERS_VIEW')")
	ModelAndView progress(ProgramId program, @PathVariable UUID batch, HttpServletResponse response) {
		var found = this.batches.get(program, batch);
		if (!found.isAtWork()) {
			response.setHeader("HX-Refresh", "true");
		}
		return new ModelAndView("vouchers/batch :: progress", "batch", found);
	}

	@GetMapping("/export")
	@PreAuthorize("hasAuthority('EXPORT')")
	void export(ProgramId program, @PathVariable UUID batch, HttpServletResponse response) throws IOException {
		this.file.write(program, VoucherFilter.ofBatch(this.batches.get(program, batch).id()), response);
	}

}

package se.stamkund.voucher.web;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.web.ListAddress;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.VoucherBatches;

/** Batches of codes. */
@Controller
@RequestMapping("/admin/vouchers")
class VouchersPageController {

	private static final int PAGE = 25;

	private final VoucherBatches batches;

	VouchersPageController(VoucherBatches batches) {
		this.batches = batches;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('ORDERS_VIEW')")
	ModelAndView list(ProgramId program, @RequestParam @Nullable String after) {
		var page = this.batches.list(program, PageQuery.after(after, PAGE));
		var here = ListAddress.of("/admin/vouchers");
		return new ModelAndView("vouchers/list", "batches", page.data()).addObject("first", here.first(after))
			.addObject("next", here.next(page));
	}

}

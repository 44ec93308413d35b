package se.stamkund.voucher.web;

import java.util.UUID;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.BatchChanges;
import se.stamkund.voucher.BatchState;
import se.stamkund.voucher.VoucherBatches;

/** Pauses a batch, withdraws it, and undoes that. */
@Controller
@RequestMapping("/admin/vouchers/batches/{batch}")
class BatchStatePageController {

	private final VoucherBatches batches;

	private final BatchChanges changes;

	BatchStatePageController(VoucherBatches batches, BatchChanges changes) {
		this.batches = batches;
		this.changes = changes;
	}

	/** Nobody can begin to use the codes, until it goes on. */
	@PostMapping("/pause")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String pause(ProgramId program, Actor actor, @PathVariable UUID batch, RedirectAttributes flash) {
		this.changes.turn(program, batch, BatchState.PAUSED, actor);
		flash.addFlashAttribute("toast", "vouchers.batch.paused");
		flash.addFlashAttribute("undo", "/admin/vouchers/batches/" + batch + "/resume");
		return "redirect:/admin/vouchers/batches/" + batch;
	}

	@PostMapping("/resume")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String resume(ProgramId program, Actor actor, @PathVariable UUID batch, RedirectAttributes flash) {
		this.changes.turn(program, batch, BatchState.ACTIVE, actor);
		flash.addFlashAttribute("toast", "vouchers.batch.resumed");
		return "redirect:/admin/vouchers/batches/" + batch;
	}

	@PostMapping("/cancel")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String cancel(ProgramId program, Actor actor, @PathVariable UUID batch, RedirectAttributes flash) {
		this.batches.cancel(program, batch, actor);
		flash.addFlashAttribute("toast", "vouchers.batch.cancelled");
		flash.addFlashAttribute("undo", "/admin/vouchers/batches/" + batch + "/restore");
		return "redirect:/admin/vouchers/batches/" + batch;
	}

	@PostMapping("/restore")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String restore(ProgramId program, Actor actor, @PathVariable UUID batch, RedirectAttributes flash) {
		this.batches.restore(program, batch, actor);
		flash.addFlashAttribute("toast", "vouchers.batch.restored");
		return "redirect:/admin/vouchers/batches/" + batch;
	}

}

package se.stamkund.voucher.web;

import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.platform.web.FormErrors;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.BatchChanges;
import se.stamkund.voucher.BatchView;
import se.stamkund.voucher.VoucherBatches;

import static java.util.Objects.requireNonNull;

/** Changes what holds for the codes of a batch. */
@Controller
@RequestMapping("/admin/vouchers/batches/{batch}")
class BatchChangePageController {

	private final VoucherBatches batches;

	private final BatchChanges changes;

	private final Programs programs;

	BatchChangePageController(VoucherBatches batches, BatchChanges changes, Programs programs) {
		this.batches = batches;
		this.changes = changes;
		this.programs = programs;
	}

	@GetMapping("/edit")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView form(ProgramId program, @PathVariable UUID batch) {
		var found = this.batches.get(program, batch);
		return page(found, HttpStatus.OK).addObject("form",
				BatchChangeForm.of(found, this.programs.get(program).zone()));
	}

	@PostMapping("/edit")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView change(ProgramId program, Actor actor, @PathVariable UUID batch,
			@Valid @ModelAttribute("form") BatchChangeForm form, BindingResult errors, RedirectAttributes flash) {
		var found = this.batches.get(program, batch);
		if (!errors.hasErrors()) {
			form.validate(errors);
		}
		if (!errors.hasErrors()) {
			try {
				this.changes.change(program, batch, form.command(found, this.programs.get(program).zone()),
						requireNonNull(form.version()), actor);
				flash.addFlashAttribute("toast", "vouchers.batch.changed");
				return new ModelAndView("redirect:/admin/vouchers/batches/" + batch);
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, BatchFields.field(ex.code()), ex);
			}
		}
		return page(found, HttpStatus.UNPROCESSABLE_CONTENT);
	}

	private static ModelAndView page(BatchView batch, HttpStatus status) {
		return new ModelAndView("vouchers/edit", Map.of("batch", batch), status);
	}

}

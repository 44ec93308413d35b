package se.stamkund.reward.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.reward.PartPaymentRules;
import se.stamkund.reward.PartPayments;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

import se.stamkund.platform.web.FormErrors;

import static java.util.Objects.requireNonNull;

/** How far points pay at the checkout, as staff decide. */
@Controller
@RequestMapping("/admin/rewards/part-payment")
class PartPaymentController {

	private final PartPayments payments;

	PartPaymentController(PartPayments payments) {
		this.payments = payments;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	ModelAndView form(ProgramId program) {
		var rules = this.payments.get(program).rules();
		return page(program,
				new PartPaymentForm(rules.allowed(), rules.minimum(), rules.maximumPercent(), rules.step()));
	}

	@PostMapping
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView save(ProgramId program, Actor actor, @Valid @ModelAttribute("form") PartPaymentForm form,
			BindingResult errors, RedirectAttributes flash) {
		if (!errors.hasErrors()) {
			try {
				this.payments.change(program, form.rules(), actor);
				flash.addFlashAttribute("toast", "rewards.payment.saved");
				return new ModelAndView("redirect:/admin/rewards/part-payment");
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, ex);
			}
		}
		var page = page(program, null);
		page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		return page;
	}

	/** The page; with no form if there is one in the model already. */
	private ModelAndView page(ProgramId program, @Nullable PartPaymentForm form) {
		var page = new ModelAndView("rewards/part-payment");
		if (form != null) {
			page.addObject("form", form);
		}
		page.addObject("payment", this.payments.get(program));
		return page;
	}

	record PartPaymentForm(boolean allowed, @NotNull @Min(1) @Max(PartPaymentRules.MAX_MINIMUM) @Nullable Long minimum,
			@NotNull @Min(1) @Max(100) @Nullable Integer maximumPercent,
			@NotNull @Min(1) @Max(PartPaymentRules.MAX_STEP) @Nullable Long step) {

		PartPaymentRules rules() {
			return new PartPaymentRules(this.allowed, requireNonNull(this.minimum), requireNonNull(this.maximumPercent),
					requireNonNull(this.step));
		}

	}

}

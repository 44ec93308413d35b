package se.stamkund.checkout.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.checkout.CheckoutRules;
import se.stamkund.checkout.CheckoutSettings;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.pricing.Base;
import se.stamkund.pricing.BestFor;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** What a merchant decides about offers at the checkout. */
@Controller
@RequestMapping("/admin/settings/checkout")
class CheckoutSettingsController {

	private static final String PAGE = "checkout/settings";

	private final CheckoutSettings settings;

	private final PointsSettingsService points;

	CheckoutSettingsController(CheckoutSettings settings, PointsSettingsService points) {
		this.settings = settings;
		this.points = points;
	}

	@ModelAttribute
	void known(ProgramId program, Model model) {
		model.addAttribute("minutes", this.points.get(program).settings().holdMinutes());
	}

	@GetMapping
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	ModelAndView form(ProgramId program) {
		return new ModelAndView(PAGE, "form", SettingsForm.of(this.settings.get(program)));
	}

	@PostMapping
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView save(ProgramId program, Actor actor, @Valid @ModelAttribute("form") SettingsForm form,
			BindingResult errors, RedirectAttributes flash) {
		if (errors.hasErrors()) {
			return new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT);
		}
		this.settings.change(program, form.rules(), actor);
		flash.addFlashAttribute("toast", "checkout.settings.saved");
		return new ModelAndView("redirect:/admin/settings/checkout");
	}

	record SettingsForm(@NotNull @Nullable BestFor bestFor, @NotNull @Nullable PartOf partOf, boolean freePartly) {

		static SettingsForm of(CheckoutRules rules) {
			var base = rules.base();
			return new SettingsForm(rules.bestFor(), (base != null) ? PartOf.valueOf(base.name()) : PartOf.AS_OFFERED,
					rules.freePartly());
		}

		CheckoutRules rules() {
			return new CheckoutRules(requireNonNull(this.bestFor),
					(this.partOf == PartOf.AS_OFFERED) ? null : Base.valueOf(requireNonNull(this.partOf).name()),
					this.freePartly);
		}

	}

	/** What percentages are parts of. */
	enum PartOf {

		AS_OFFERED, AFTER, BEFORE

	}

}

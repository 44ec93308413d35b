package se.stamkund.purchase.web;

import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
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

import se.stamkund.platform.web.SettingsPage;
import se.stamkund.purchase.OrderSettings;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** What a merchant decides about orders. */
@Controller
@RequestMapping("/admin/settings/orders")
class OrderSettingsController {

	private static final SettingsPage PAGE = new SettingsPage("purchase/settings", "/admin/settings/orders",
			"orders.settings.saved");

	private final OrderSettings settings;

	OrderSettingsController(OrderSettings settings) {
		this.settings = settings;
	}

	@ModelAttribute
	void limits(Model model) {
		model.addAttribute("most", OrderSettings.MAX_LOOKBACK);
	}

	@GetMapping
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	ModelAndView form(ProgramId program) {
		return PAGE.show(new SettingsForm(this.settings.guestLookback(program)));
	}

	@PostMapping
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView save(ProgramId program, Actor actor, @Valid @ModelAttribute("form") SettingsForm form,
			BindingResult errors, RedirectAttributes flash) {
		return PAGE.save(errors, flash,
				() -> this.settings.setGuestLookback(program, Objects.requireNonNull(form.lookback()), actor));
	}

	record SettingsForm(@NotNull @Min(0) @Max(OrderSettings.MAX_LOOKBACK) @Nullable Integer lookback) {
	}

}

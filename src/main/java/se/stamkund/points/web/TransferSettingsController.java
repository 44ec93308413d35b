package se.stamkund.points.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.platform.web.SettingsPage;
import se.stamkund.points.TransferRules;
import se.stamkund.points.TransferSettings;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** What a merchant decides about transfers between members. */
@Controller
@RequestMapping("/admin/settings/transfers")
class TransferSettingsController {

	private static final SettingsPage PAGE = new SettingsPage("points/transfer-settings", "/admin/settings/transfers",
			"points.transfers.saved");

	private final TransferSettings settings;

	TransferSettingsController(TransferSettings settings) {
		this.settings = settings;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	ModelAndView form(ProgramId program) {
		var rules = this.settings.get(program);
		return PAGE.show(new SettingsForm(rules.allowed(), rules.byMembers(), rules.perTransfer(), rules.perDay()));
	}

	@PostMapping
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView save(ProgramId program, Actor actor, @Valid @ModelAttribute("form") SettingsForm form,
			BindingResult errors, RedirectAttributes flash) {
		return PAGE.save(errors, flash, "perTransfer", () -> this.settings.change(program, form.rules(), actor));
	}

	record SettingsForm(boolean allowed, boolean byMembers,
			@NotNull @Min(1) @Max(TransferRules.MAX) @Nullable Long perTransfer,
			@NotNull @Min(1) @Max(TransferRules.MAX) @Nullable Long perDay) {

		TransferRules rules() {
			return new TransferRules(this.allowed, this.byMembers, requireNonNull(this.perTransfer),
					requireNonNull(this.perDay));
		}

	}

}

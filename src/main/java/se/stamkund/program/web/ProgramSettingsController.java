package se.stamkund.program.web;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
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

import se.stamkund.platform.web.FormErrors;
import se.stamkund.program.ProgramEditor;
import se.stamkund.program.ProgramSettings;
import se.stamkund.program.Programs;
import se.stamkund.program.SupportLimits;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** Name, currency, time zone, language, what points are called, limits of support. */
@Controller
@RequestMapping("/admin/settings/program")
class ProgramSettingsController {

	private static final String PAGE = "program/program";

	private final Programs programs;

	private final ProgramEditor editor;

	private final Choices choices;

	ProgramSettingsController(Programs programs, ProgramEditor editor, Choices choices) {
		this.programs = programs;
		this.editor = editor;
		this.choices = choices;
	}

	@ModelAttribute
	void choices(ProgramId program, Locale language, Model model) {
		var currencies = this.choices.currencies(language);
		model.addAttribute("currencies", currencies);
		model.addAttribute("currencyName", currencies.get(this.programs.get(program).currency().getCurrencyCode()));
		model.addAttribute("zones", this.choices.zones());
		model.addAttribute("languages", this.choices.languages());
		model.addAttribute("currencyFixed", this.editor.hasAmounts(program));
	}

	@GetMapping
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	ModelAndView form(ProgramId program) {
		var form = ProgramForm.of(this.editor.settings(program), this.programs.get(program).version());
		return new ModelAndView(PAGE, "form", form);
	}

	@PostMapping
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView save(ProgramId program, Actor actor, @Valid @ModelAttribute("form") ProgramForm form,
			BindingResult errors, RedirectAttributes flash) {
		if (!errors.hasErrors()) {
			try {
				this.editor.change(program, form.applyTo(this.editor.settings(program)), form.version(), actor);
				flash.addFlashAttribute("toast", "program.saved");
				return new ModelAndView("redirect:/admin/settings/program");
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, "currency", ex);
			}
			catch (OptimisticLockingFailureException ex) {
				errors.reject("error.changed_meanwhile");
			}
		}
		return new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT);
	}

	record ProgramForm(@NotBlank @Size(max = 100) String name, @NotNull @Nullable Currency currency,
			@NotNull @Nullable ZoneId zone, @NotNull @Pattern(regexp = "sv|en") String language,
			@NotBlank @Size(max = 40) String pointsNameSv, @NotBlank @Size(max = 40) String pointsNameEn,
			@NotNull @Min(0) @Max(1_000_000_000) @Nullable Long supportAtATime,
			@NotNull @Min(0) @Max(1_000_000_000) @Nullable Long supportADay, int version) {

		static ProgramForm of(ProgramSettings settings, int version) {
			return new ProgramForm(settings.name(), settings.currency(), settings.zone(),
					settings.locale().getLanguage(), settings.pointsNameSv(), settings.pointsNameEn(),
					settings.supportLimits().atATime().value(), settings.supportLimits().aDay().value(), version);
		}

		ProgramSettings applyTo(ProgramSettings current) {
			var limits = new SupportLimits(Points.of(Objects.requireNonNull(this.supportAtATime)),
					Points.of(Objects.requireNonNull(this.supportADay)));
			return new ProgramSettings(this.name.strip(), Objects.requireNonNull(this.currency),
					Objects.requireNonNull(this.zone), Locale.of(this.language), current.brandColor(),
					this.pointsNameSv.strip(), this.pointsNameEn.strip(), limits);
		}

	}

}

package se.stamkund.program.web;

import java.io.IOException;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

import se.stamkund.platform.web.FormErrors;
import se.stamkund.program.BrandContrast;
import se.stamkund.program.LogoImage;
import se.stamkund.program.Logos;
import se.stamkund.program.NewProgram;
import se.stamkund.program.Permission;
import se.stamkund.program.ProgramEditor;
import se.stamkund.program.ProgramSettings;
import se.stamkund.program.ProgramView;
import se.stamkund.program.Programs;
import se.stamkund.program.SetupStep;
import se.stamkund.program.ShopStart;
import se.stamkund.program.StaffCaller;
import se.stamkund.program.StaffUser;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;

/**
 * The step of the wizard that gives the shop its name and looks: the first time it makes
 * the programme, later it changes it.
 */
@Controller
@RequestMapping("/start/brand")
@PreAuthorize("isAuthenticated()")
class StartBrandController {

	private static final String COLOR = "#[0-9a-fA-F]{6}";

	private final ShopStart start;

	private final Programs programs;

	private final ProgramEditor editor;

	private final Logos logos;

	private final Choices choices;

	StartBrandController(ShopStart start, Programs programs, ProgramEditor editor, Logos logos, Choices choices) {
		this.start = start;
		this.programs = programs;
		this.editor = editor;
		this.logos = logos;
		this.choices = choices;
	}

	@ModelAttribute
	void choices(Locale language, Model model) {
		model.addAttribute("currencies", this.choices.currencies(language));
		model.addAttribute("languages", this.choices.languages());
	}

	/** Also draws the hero anew while name and colour are being chosen. */
	@GetMapping
	String form(@AuthenticationPrincipal Object principal,
			@RequestParam(name = "new", defaultValue = "false") boolean fresh, @RequestParam @Nullable String name,
			@RequestParam @Nullable String color, Locale language, Model model) {
		var form = inProgress(principal, fresh).map((program) -> BrandForm.of(program, fresh))
			.orElseGet(() -> BrandForm.blank(language, fresh));
		model.addAttribute("form", form);
		return page(Objects.requireNonNullElse(name, form.name()), Objects.requireNonNullElse(color, form.color()),
				model);
	}

	@PostMapping
	ModelAndView save(@AuthenticationPrincipal Object principal, @Valid @ModelAttribute("form") BrandForm form,
			BindingResult errors, HttpServletRequest request, Model model) throws IOException {
		if (!errors.hasErrors()) {
			try {
				var logo = form.uploaded();
				var image = logo.isPresent() ? LogoImage.read(logo.get().getBytes()) : null;
				var program = keep(principal, form);
				if (image != null) {
					this.logos.show(program.id(), image, Actor.staff(staff(principal).toString()));
				}
				StaffSession.choose(request, program.id());
				return new ModelAndView("redirect:" + SetupStep.POINTS.path());
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, ex.code().startsWith("logo_") ? "logo" : "name", ex);
			}
		}
		return new ModelAndView(page(form.name(), form.color(), model), HttpStatus.UNPROCESSABLE_CONTENT);
	}

	private ProgramView keep(Object principal, BrandForm form) {
		var inProgress = inProgress(principal, form.fresh());
		if (inProgress.isEmpty()) {
			return this.start.start(staff(principal), form.name().strip(), Objects.requireNonNull(form.currency()),
					Locale.of(form.language()), form.color());
		}
		var program = inProgress.get();
		return this.editor.change(program.id(), form.applyTo(this.editor.settings(program.id())), program.version(),
				((StaffCaller) principal).actor());
	}

	/** The programme whose wizard she is in, unless she wants another one. */
	private Optional<ProgramView> inProgress(Object principal, boolean fresh) {
		if (fresh || !(principal instanceof StaffCaller caller) || !caller.role().allows(Permission.SETTINGS_EDIT)) {
			return Optional.empty();
		}
		return Optional.of(this.programs.get(caller.program())).filter((program) -> SetupStep.of(program).isPresent());
	}

	private static UUID staff(Object principal) {
		return (principal instanceof StaffCaller caller) ? caller.staff() : ((StaffUser) principal).staff();
	}

	private static String page(@Nullable String name, @Nullable String color, Model model) {
		var shown = (color != null && color.matches(COLOR)) ? color : NewProgram.DEFAULT_COLOR;
		model.addAttribute("shownName", name);
		model.addAttribute("hex", shown.substring(1).toLowerCase(Locale.ROOT));
		model.addAttribute("contrast", BrandContrast.of(shown));
		return "program/start-brand";
	}

	record BrandForm(@NotBlank @Size(max = 100) String name, @NotNull @Pattern(regexp = COLOR) String color,
			@NotNull @Pattern(regexp = "sv|en") String language, @NotNull @Nullable Currency currency,
			@Nullable MultipartFile logo, boolean fresh) {

		static BrandForm blank(Locale language, boolean fresh) {
			return new BrandForm("", NewProgram.DEFAULT_COLOR, language.getLanguage(), Currency.getInstance("SEK"),
					null, fresh);
		}

		static BrandForm of(ProgramView program, boolean fresh) {
			return new BrandForm(program.name(), program.brandColor(), program.locale().getLanguage(),
					program.currency(), null, fresh);
		}

		ProgramSettings applyTo(ProgramSettings now) {
			return new ProgramSettings(this.name.strip(), Objects.requireNonNull(this.currency), now.zone(),
					Locale.of(this.language), this.color, now.pointsNameSv(), now.pointsNameEn(), now.supportLimits());
		}

		Optional<MultipartFile> uploaded() {
			return Optional.ofNullable(this.logo).filter((file) -> !file.isEmpty());
		}

	}

}

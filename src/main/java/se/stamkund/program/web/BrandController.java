package se.stamkund.program.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.platform.web.FormErrors;
import se.stamkund.program.BrandContrast;
import se.stamkund.program.LogoImage;
import se.stamkund.program.Logos;
import se.stamkund.program.ProgramEditor;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/** The programme's one colour, seen at once in the hero of its shoppers, and its logo. */
@Controller
class BrandController {

	private static final String COLOR = "#[0-9a-fA-F]{6}";

	private final Programs programs;

	private final ProgramEditor editor;

	private final Logos logos;

	BrandController(Programs programs, ProgramEditor editor, Logos logos) {
		this.programs = programs;
		this.editor = editor;
		this.logos = logos;
	}

	@GetMapping("/admin/settings/brand")
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	String form(ProgramId program, Model model) {
		var view = this.programs.get(program);
		model.addAttribute("form", new BrandForm(view.brandColor(), null, view.version()));
		return page(program, view.brandColor(), model);
	}

	/** The hero in a colour not yet saved; without JavaScript, the whole page. */
	@GetMapping(path = "/admin/settings/brand", params = "color")
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	String preview(ProgramId program, @RequestParam String color, Model model) {
		var view = this.programs.get(program);
		var shown = isColor(color) ? color : view.brandColor();
		model.addAttribute("form", new BrandForm(shown, null, view.version()));
		return page(program, shown, model);
	}

	@PostMapping("/admin/settings/brand")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView save(ProgramId program, Actor actor, @Valid @ModelAttribute("form") BrandForm form,
			BindingResult errors, Model model, RedirectAttributes flash) throws IOException {
		var logo = form.uploaded();
		if (!errors.hasErrors()) {
			try {
				var image = logo.isPresent() ? LogoImage.read(logo.get().getBytes()) : null;
				var current = this.editor.settings(program);
				this.editor.change(program, current.withBrand(current.name(), form.color(), current.locale()),
						form.version(), actor);
				if (image != null) {
					this.logos.show(program, image, actor);
				}
				flash.addFlashAttribute("toast", "program.saved");
				return new ModelAndView("redirect:/admin/settings/brand");
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, "logo", ex);
			}
			catch (OptimisticLockingFailureException ex) {
				errors.reject("error.changed_meanwhile");
			}
		}
		var shown = isColor(form.color()) ? form.color() : this.programs.get(program).brandColor();
		return new ModelAndView(page(program, shown, model), HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@PostMapping("/admin/settings/brand/logo/remove")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String removeLogo(ProgramId program, Actor actor, RedirectAttributes flash) {
		this.logos.remove(program, actor);
		flash.addFlashAttribute("toast", "program.logo.removed");
		return "redirect:/admin/settings/brand";
	}

	/** A stylesheet for a colour that no programme has yet. */
	@GetMapping("/theme/color/{hex:[0-9a-f]{6}}.css")
	ResponseEntity<String> color(@PathVariable String hex) {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
			.contentType(MediaType.valueOf("text/css;charset=UTF-8"))
			.body("[data-program=\"preview-%s\"]{--brand:#%s}".formatted(hex, hex));
	}

	private static boolean isColor(@Nullable String color) {
		return color != null && color.matches(COLOR);
	}

	private String page(ProgramId program, String color, Model model) {
		model.addAttribute("program", this.programs.get(program));
		model.addAttribute("hex", color.substring(1).toLowerCase(Locale.ROOT));
		model.addAttribute("contrast", BrandContrast.of(color));
		return "program/brand";
	}

	record BrandForm(@NotNull @Pattern(regexp = COLOR) String color, @Nullable MultipartFile logo, int version) {

		Optional<MultipartFile> uploaded() {
			return Optional.ofNullable(this.logo).filter((file) -> !file.isEmpty());
		}

	}

}

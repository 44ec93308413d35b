package se.stamkund.tier.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.core.convert.ConversionService;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.platform.web.FormErrors;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;
import se.stamkund.tier.Downgrade;
import se.stamkund.tier.LadderPreview;
import se.stamkund.tier.LadderRules;
import se.stamkund.tier.LadderView;
import se.stamkund.tier.Rollouts;
import se.stamkund.tier.TierLadders;

/** The ladder as staff build it, with what it would do to the members beside it. */
@Controller
@RequestMapping("/admin/tiers")
class TiersController {

	private final TierLadders ladders;

	private final LadderPreview preview;

	private final Rollouts rollouts;

	private final Programs programs;

	private final ConversionService conversion;

	private final MessageSource messages;

	TiersController(TierLadders ladders, LadderPreview preview, Rollouts rollouts, Programs programs,
			@Qualifier("mvcConversionService") ConversionService conversion, MessageSource messages) {
		this.ladders = ladders;
		this.preview = preview;
		this.rollouts = rollouts;
		this.programs = programs;
		this.conversion = conversion;
		this.messages = messages;
	}

	@ModelAttribute
	void choices(Locale language, Model model) {
		model.addAttribute("windows", options(LadderBody.WindowKind.values(), "tiers.window.", language));
		model.addAttribute("matches", options(LadderBody.Match.values(), "tiers.match.", language));
		model.addAttribute("downgrades", options(Downgrade.values(), "tiers.downgrade.", language));
		var icons = new LinkedHashMap<String, String>();
		LadderRules.ICONS
			.forEach((icon) -> icons.put(icon, this.messages.getMessage("tiers.icon." + icon, null, language)));
		model.addAttribute("icons", icons);
	}

	@GetMapping
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	ModelAndView show(ProgramId program) {
		var current = this.ladders.find(program);
		var form = current.map((view) -> LadderForm.of(view.ladder(), view.revision(), this.conversion))
			.orElseGet(() -> LadderForm.suggested(minorPerUnit(program), this.conversion));
		return fill(new ModelAndView("tiers/ladder", "form", form), program, form, null);
	}

	/** Moves, adds or takes away a tier in the form; saves nothing. */
	@PostMapping(params = "action")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView arrange(ProgramId program, @RequestParam String action, @ModelAttribute("form") LadderForm form) {
		var arranged = form.after(action);
		return fill(new ModelAndView("tiers/ladder", "form", arranged), program, arranged, null);
	}

	/** Counts, saves nothing. */
	@PostMapping("/preview")
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	ModelAndView preview(ProgramId program, Locale language, @ModelAttribute("form") LadderForm form,
			BindingResult errors, @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial) {
		var impact = impact(program, form, errors);
		var page = new ModelAndView(partial ? "tiers/ladder :: impact" : "tiers/ladder");
		if (errors.hasErrors()) {
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			page.addObject("problems",
					errors.getAllErrors()
						.stream()
						.map((error) -> this.messages.getMessage(error, language))
						.distinct()
						.toList());
		}
		return fill(page, program, form, impact);
	}

	@PostMapping
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView save(ProgramId program, Actor actor, @ModelAttribute("form") LadderForm form, BindingResult errors,
			RedirectAttributes flash) {
		var ladder = form.read(new Numbers(this.conversion, errors));
		if (!errors.hasErrors()) {
			try {
				this.ladders.change(program, ladder, Objects.requireNonNullElse(form.revision(), TierLadders.NONE),
						actor);
				flash.addFlashAttribute("toast", "tiers.saved");
				return new ModelAndView("redirect:/admin/tiers");
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, ex);
			}
		}
		return fill(new ModelAndView("tiers/ladder", HttpStatus.UNPROCESSABLE_CONTENT), program, form, null);
	}

	/** How far the latest change has come. */
	@GetMapping("/rollout")
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	ModelAndView rollout(ProgramId program) {
		var page = new ModelAndView("tiers/ladder :: rollout");
		this.rollouts.latest(program).ifPresent((rollout) -> page.addObject("rollout", rollout));
		return page;
	}

	private LadderPreview.@Nullable Impact impact(ProgramId program, LadderForm form, BindingResult errors) {
		var ladder = form.read(new Numbers(this.conversion, errors));
		if (errors.hasErrors()) {
			return null;
		}
		try {
			return this.preview.of(program, ladder);
		}
		catch (BusinessRuleException ex) {
			FormErrors.reject(errors, ex);
			return null;
		}
	}

	private ModelAndView fill(ModelAndView page, ProgramId program, LadderForm form,
			LadderPreview.@Nullable Impact impact) {
		page.addObject("exists", this.ladders.find(program).map(LadderView::ladder).isPresent());
		page.addObject("tierForms", form.list());
		var counts = new LinkedHashMap<String, Long>();
		this.preview.counts(program).forEach((tier, members) -> counts.put(tier.toString(), members));
		page.addObject("counts", counts);
		page.addObject("impact", impact);
		page.addObject("rollout", this.rollouts.latest(program).orElse(null));
		return page;
	}

	private int minorPerUnit(ProgramId program) {
		return (int) Math.pow(10, this.programs.get(program).currency().getDefaultFractionDigits());
	}

	private LinkedHashMap<String, String> options(Enum<?>[] values, String prefix, Locale language) {
		var options = new LinkedHashMap<String, String>();
		for (var value : values) {
			options.put(value.name(), this.messages.getMessage(prefix + value.name(), null, language));
		}
		return options;
	}

}

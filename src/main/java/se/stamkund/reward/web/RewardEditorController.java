package se.stamkund.reward.web;

import java.util.Locale;
import java.util.UUID;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.platform.web.FormErrors;
import se.stamkund.program.Programs;
import se.stamkund.reward.Rewards;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/** Writes a reward, with what a shopper sees beside it. */
@Controller
@RequestMapping("/admin/rewards")
class RewardEditorController {

	private static final int SUGGESTED = 50;

	private final Rewards rewards;

	private final RewardEditor editor;

	private final Programs programs;

	RewardEditorController(Rewards rewards, RewardEditor editor, Programs programs) {
		this.rewards = rewards;
		this.editor = editor;
		this.programs = programs;
	}

	@GetMapping("/new")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView add(ProgramId program, Locale language) {
		int unit = (int) Math.pow(10, this.programs.get(program).currency().getDefaultFractionDigits());
		return this.editor.page(program, null, RewardForm.blank(Money.ofMinor((long) SUGGESTED * unit)), language);
	}

	@PostMapping("/new")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView create(ProgramId program, Actor actor, Locale language, @Valid @ModelAttribute("form") RewardForm form,
			BindingResult errors, RedirectAttributes flash) {
		if (!errors.hasErrors()) {
			form.validate(errors);
		}
		if (!errors.hasErrors()) {
			try {
				var added = this.rewards.add(program, form.draft(null, this.programs.get(program).zone()), actor);
				flash.addFlashAttribute("toast", "rewards.saved");
				return new ModelAndView("redirect:/admin/rewards/" + added.id());
			}
			catch (BusinessRuleException ex) {
				reject(errors, ex);
			}
		}
		return refused(this.editor.page(program, null, null, language));
	}

	@GetMapping("/{reward}")
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	ModelAndView show(ProgramId program, @PathVariable UUID reward, Locale language) {
		var view = this.rewards.get(program, reward);
		return this.editor.page(program, view, RewardForm.of(view, this.programs.get(program).zone()), language);
	}

	@PostMapping("/{reward}")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView save(ProgramId program, Actor actor, @PathVariable UUID reward, Locale language,
			@Valid @ModelAttribute("form") RewardForm form, BindingResult errors, RedirectAttributes flash) {
		var before = this.rewards.get(program, reward);
		if (!errors.hasErrors()) {
			form.validate(errors);
		}
		if (form.version() == null && !errors.hasErrors()) {
			errors.rejectValue("version", "NotNull");
		}
		if (!errors.hasErrors() && form.version() != null) {
			try {
				this.rewards.change(program, reward, form.draft(before, this.programs.get(program).zone()),
						form.version(), actor);
				flash.addFlashAttribute("toast", "rewards.saved");
				return new ModelAndView("redirect:/admin/rewards/" + reward);
			}
			catch (BusinessRuleException ex) {
				reject(errors, ex);
			}
		}
		return refused(this.editor.page(program, before, null, language));
	}

	/** What a shopper would see; saves nothing. */
	@PostMapping("/preview")
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	ModelAndView preview(ProgramId program, @RequestParam(required = false) @Nullable UUID id,
			@Valid @ModelAttribute("form") RewardForm form, BindingResult errors) {
		if (!errors.hasErrors()) {
			form.validate(errors);
		}
		if (errors.hasErrors()) {
			return this.editor.preview(program, null, null);
		}
		var before = (id != null) ? this.rewards.get(program, id) : null;
		return this.editor.preview(program, form.draft(before, this.programs.get(program).zone()), before);
	}

	private static void reject(BindingResult errors, BusinessRuleException refusal) {
		switch (refusal.code()) {
			case "reward_stock", "reward_stock_gone" -> FormErrors.reject(errors, "stock", refusal);
			case "reward_tier_unknown" -> FormErrors.reject(errors, "tier", refusal);
			case "reward_window" -> FormErrors.reject(errors, "until", refusal);
			case "reward_amount" -> FormErrors.reject(errors, "amount", refusal);
			default -> FormErrors.reject(errors, refusal);
		}
	}

	private static ModelAndView refused(ModelAndView page) {
		page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		return page;
	}

}

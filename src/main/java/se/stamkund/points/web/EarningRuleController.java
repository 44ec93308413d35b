package se.stamkund.points.web;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
import se.stamkund.points.EarningRules;
import se.stamkund.program.Programs;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

/** Adds, changes and deletes the rules beside the base rule. */
@Controller
@RequestMapping("/admin/points/rules")
class EarningRuleController {

	private final EarningRules rules;

	private final Programs programs;

	private final Stores stores;

	private final MessageSource messages;

	EarningRuleController(EarningRules rules, Programs programs, Stores stores, MessageSource messages) {
		this.rules = rules;
		this.programs = programs;
		this.stores = stores;
		this.messages = messages;
	}

	@ModelAttribute
	void choices(ProgramId program, Locale language, Model model) {
		var types = new LinkedHashMap<String, String>();
		for (var type : EarningRuleBody.Type.values()) {
			types.put(type.name(), this.messages.getMessage("points.rule.type." + type, null, language));
		}
		model.addAttribute("types", types);
		model.addAttribute("pendings", lives(language, "pending", PointsForm.PendingKind.values()));
		model.addAttribute("expiries", lives(language, "expiry", PointsForm.ExpiryKind.NEVER,
				PointsForm.ExpiryKind.MONTHS, PointsForm.ExpiryKind.END_OF_YEAR));
		model.addAttribute("stores", this.stores.list(program).stream().filter((store) -> !store.closed()).toList());
	}

	/** Nothing chosen means as the settings say. */
	private Map<String, String> lives(Locale language, String what, Enum<?>... kinds) {
		var lives = new LinkedHashMap<String, String>();
		lives.put("", this.messages.getMessage("points.rule.life.as_set", null, language));
		for (var kind : kinds) {
			lives.put(kind.name(), this.messages.getMessage("points.rule." + what + "." + kind, null, language));
		}
		return lives;
	}

	@GetMapping("/new")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView blank() {
		var form = EarningRuleForm.blank();
		return page(form, HttpStatus.OK).addObject("form", form);
	}

	@PostMapping("/new")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView add(ProgramId program, Actor actor, @Valid @ModelAttribute("form") EarningRuleForm form,
			BindingResult errors, RedirectAttributes flash) {
		if (!errors.hasErrors()) {
			form.validate(errors);
		}
		if (!errors.hasErrors()) {
			try {
				this.rules.add(program, form.rule(Ids.next(), zone(program)), form.draft(), actor);
				return done(flash, "points.rule.added");
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, ex);
			}
		}
		return page(form, HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@GetMapping("/{rule}")
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	ModelAndView show(ProgramId program, @PathVariable UUID rule) {
		var view = this.rules.get(program, rule);
		var form = EarningRuleForm.of(view, zone(program));
		return page(form, HttpStatus.OK).addObject("form", form)
			.addObject("id", rule)
			.addObject("ruleName", view.rule().name());
	}

	@PostMapping("/{rule}")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView change(ProgramId program, Actor actor, @PathVariable UUID rule,
			@Valid @ModelAttribute("form") EarningRuleForm form, BindingResult errors, RedirectAttributes flash) {
		if (!errors.hasErrors()) {
			form.validate(errors);
		}
		if (!errors.hasErrors()) {
			try {
				this.rules.change(program, form.rule(rule, zone(program)), form.draft(), actor);
				return done(flash, "points.rule.saved");
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, ex);
			}
		}
		return page(form, HttpStatus.UNPROCESSABLE_CONTENT).addObject("id", rule)
			.addObject("ruleName", this.rules.get(program, rule).rule().name());
	}

	@PostMapping("/{rule}/delete")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView delete(ProgramId program, Actor actor, @PathVariable UUID rule, @RequestParam int version,
			RedirectAttributes flash) {
		this.rules.delete(program, rule, version, actor);
		flash.addFlashAttribute("undo", "/admin/points/rules/" + rule + "/restore");
		return done(flash, "points.rule.deleted");
	}

	@PostMapping("/{rule}/restore")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView restore(ProgramId program, Actor actor, @PathVariable UUID rule, RedirectAttributes flash) {
		this.rules.restore(program, rule, actor);
		return done(flash, "points.rule.restored");
	}

	/** Also with what was written in the fields that could be read. */
	private static ModelAndView page(EarningRuleForm written, HttpStatus status) {
		return new ModelAndView("points/rule", Map.of("written", written), status);
	}

	private ZoneId zone(ProgramId program) {
		return this.programs.get(program).zone();
	}

	private static ModelAndView done(RedirectAttributes flash, String toast) {
		flash.addFlashAttribute("toast", toast);
		return new ModelAndView("redirect:/admin/points");
	}

}

package se.stamkund.reward.web;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.web.FormErrors;
import se.stamkund.pricing.Stacking;
import se.stamkund.program.Programs;
import se.stamkund.reward.PartPayments;
import se.stamkund.reward.Redemptions;
import se.stamkund.reward.RewardDraft;
import se.stamkund.reward.RewardImage;
import se.stamkund.reward.RewardKind;
import se.stamkund.reward.RewardOffers;
import se.stamkund.reward.RewardPeriod;
import se.stamkund.reward.RewardState;
import se.stamkund.reward.RewardView;
import se.stamkund.reward.Rewards;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;
import se.stamkund.tier.TierLadders;

/** The catalogue of rewards as staff build it, with what a shopper sees beside it. */
@Controller
@RequestMapping("/admin/rewards")
class RewardsController {

	private static final int SUGGESTED = 50;

	private final Rewards rewards;

	private final Redemptions redemptions;

	private final PartPayments payments;

	private final TierLadders ladders;

	private final Programs programs;

	private final ProgramClock clock;

	private final MessageSource messages;

	RewardsController(Rewards rewards, Redemptions redemptions, PartPayments payments, TierLadders ladders,
			Programs programs, ProgramClock clock, MessageSource messages) {
		this.rewards = rewards;
		this.redemptions = redemptions;
		this.payments = payments;
		this.ladders = ladders;
		this.programs = programs;
		this.clock = clock;
		this.messages = messages;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	String list(ProgramId program, Model model) {
		model.addAttribute("rewards", this.rewards.list(program));
		model.addAttribute("archived",
				this.rewards.page(program, Set.of(RewardState.ARCHIVED), PageQuery.first(PageQuery.MAX_LIMIT)).data());
		model.addAttribute("counts", this.redemptions.counts(program));
		model.addAttribute("payment", this.payments.get(program));
		return "rewards/list";
	}

	/** Puts them in order: all at once, or one up or down. */
	@PostMapping("/order")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String arrange(ProgramId program, Actor actor, @RequestParam(name = "id") List<UUID> ids,
			@RequestParam(required = false) @Nullable String move, RedirectAttributes flash) {
		this.rewards.arrange(program, moved(ids, move), actor);
		flash.addFlashAttribute("toast", "rewards.arranged");
		return "redirect:/admin/rewards";
	}

	@GetMapping("/new")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView add(ProgramId program, Locale language) {
		int unit = (int) Math.pow(10, this.programs.get(program).currency().getDefaultFractionDigits());
		return page(program, null, RewardForm.blank(Money.ofMinor((long) SUGGESTED * unit)), language);
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
		return refused(page(program, null, null, language));
	}

	@GetMapping("/{reward}")
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	ModelAndView show(ProgramId program, @PathVariable UUID reward, Locale language) {
		var view = this.rewards.get(program, reward);
		return page(program, view, RewardForm.of(view, this.programs.get(program).zone()), language);
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
		return refused(page(program, before, null, language));
	}

	/** What a shopper would see; saves nothing. */
	@PostMapping("/preview")
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	ModelAndView preview(ProgramId program, @RequestParam(required = false) @Nullable UUID id,
			@Valid @ModelAttribute("form") RewardForm form, BindingResult errors) {
		if (!errors.hasErrors()) {
			form.validate(errors);
		}
		var page = new ModelAndView("rewards/edit :: preview");
		page.addObject("hex", hex(program));
		if (!errors.hasErrors()) {
			var before = (id != null) ? this.rewards.get(program, id) : null;
			look(page, program, form.draft(before, this.programs.get(program).zone()), before);
		}
		return page;
	}

	@PostMapping("/{reward}/state")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String turn(ProgramId program, Actor actor, @PathVariable UUID reward, @RequestParam RewardState to,
			RedirectAttributes flash) {
		var before = this.rewards.get(program, reward).state();
		this.rewards.turn(program, reward, to, actor);
		flash.addFlashAttribute("toast", "rewards.turned." + to);
		if (before != to) {
			flash.addFlashAttribute("undo", "/admin/rewards/" + reward + "/state?to=" + before);
		}
		return "redirect:/admin/rewards";
	}

	@PostMapping("/{reward}/image")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView image(ProgramId program, Actor actor, @PathVariable UUID reward, Locale language,
			@RequestParam(required = false) @Nullable MultipartFile image, RedirectAttributes flash)
			throws IOException {
		var view = this.rewards.get(program, reward);
		if (image == null || image.isEmpty()) {
			return new ModelAndView("redirect:/admin/rewards/" + reward);
		}
		try {
			this.rewards.show(program, reward, RewardImage.read(image.getBytes()), actor);
			flash.addFlashAttribute("toast", "rewards.image.shown");
			return new ModelAndView("redirect:/admin/rewards/" + reward);
		}
		catch (BusinessRuleException ex) {
			var page = page(program, view, RewardForm.of(view, this.programs.get(program).zone()), language);
			page.addObject("imageError",
					this.messages.getMessage("error." + ex.code(), ex.arguments(), ex.detail(), language));
			return refused(page);
		}
	}

	@PostMapping("/{reward}/image/remove")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String hide(ProgramId program, Actor actor, @PathVariable UUID reward, RedirectAttributes flash) {
		this.rewards.show(program, reward, null, actor);
		flash.addFlashAttribute("toast", "rewards.image.removed");
		return "redirect:/admin/rewards/" + reward;
	}

	/**
	 * The page.
	 * @param form null if it is in the model, with what is wrong with it
	 */
	private ModelAndView page(ProgramId program, @Nullable RewardView view, @Nullable RewardForm form,
			Locale language) {
		var page = new ModelAndView("rewards/edit");
		if (form != null) {
			page.addObject("form", form);
		}
		page.addObject("reward", view);
		page.addObject("kinds", options(RewardKind.values(), "rewards.say.kind.", language));
		page.addObject("states", options(RewardState.values(), "rewards.state.", language));
		page.addObject("periods", options(RewardPeriod.values(), "rewards.period.", language));
		page.addObject("stackings", options(Stacking.values(), "rewards.stacking.", language));
		var tiers = new LinkedHashMap<String, String>();
		tiers.put("", this.messages.getMessage("rewards.field.tier.all", null, language));
		this.ladders.find(program)
			.ifPresent((ladder) -> ladder.ladder()
				.tiers()
				.forEach((tier) -> tiers.put(tier.code(), tier.name().in(language))));
		page.addObject("tiers", tiers);
		page.addObject("hex", hex(program));
		page.addObject("scoped", view != null && !view.terms().code().scope().isAll());
		page.addObject("worded", view != null && !view.terms().conditions().sv().isEmpty());
		if (view != null) {
			look(page, program, new RewardDraft(view.state(), view.terms(), view.stock()), view);
		}
		return page;
	}

	/** The card, once for who has enough points and once for who has not. */
	private void look(ModelAndView page, ProgramId program, RewardDraft draft, @Nullable RewardView before) {
		var shown = new RewardView((before != null) ? before.id() : new UUID(0, 0), RewardState.ACTIVE, 0,
				draft.terms(), draft.stock(), (before != null) ? before.taken() : 0,
				(before != null) ? before.image() : null, 0);
		Instant now = this.clock.now(program);
		long price = draft.terms().points();
		page.addObject("now", now);
		page.addObject("enough", RewardOffers.preview(shown, price, now));
		page.addObject("short", RewardOffers.preview(shown, price * 4 / 5, now));
		page.addObject("shortOf", price * 4 / 5);
	}

	private String hex(ProgramId program) {
		return this.programs.get(program).brandColor().substring(1).toLowerCase(Locale.ROOT);
	}

	private Map<String, String> options(Enum<?>[] values, String prefix, Locale language) {
		var options = new LinkedHashMap<String, String>();
		for (var value : values) {
			options.put(value.name(), this.messages.getMessage(prefix + value.name(), null, language));
		}
		return options;
	}

	private static List<UUID> moved(List<UUID> ids, @Nullable String move) {
		var order = new ArrayList<>(ids);
		var parts = (move != null) ? move.split(":", 2) : new String[0];
		if (parts.length == 2) {
			int from = ids.stream().map(UUID::toString).toList().indexOf(parts[1]);
			int to = parts[0].equals("up") ? from - 1 : from + 1;
			if (from >= 0 && to >= 0 && to < ids.size()) {
				Collections.swap(order, from, to);
			}
		}
		return order;
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

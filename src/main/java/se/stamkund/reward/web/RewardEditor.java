package se.stamkund.reward.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

import se.stamkund.platform.ProgramClock;
import se.stamkund.pricing.Stacking;
import se.stamkund.program.Programs;
import se.stamkund.reward.RewardDraft;
import se.stamkund.reward.RewardKind;
import se.stamkund.reward.RewardOffers;
import se.stamkund.reward.RewardPeriod;
import se.stamkund.reward.RewardState;
import se.stamkund.reward.RewardView;
import se.stamkund.shared.ProgramId;
import se.stamkund.tier.TierLadders;

/** The page on which a reward is written. */
@Component
class RewardEditor {

	private final TierLadders ladders;

	private final Programs programs;

	private final ProgramClock clock;

	private final MessageSource messages;

	RewardEditor(TierLadders ladders, Programs programs, ProgramClock clock, MessageSource messages) {
		this.ladders = ladders;
		this.programs = programs;
		this.clock = clock;
		this.messages = messages;
	}

	/**
	 * The page.
	 * @param form null if it is in the model, with what is wrong with it
	 */
	ModelAndView page(ProgramId program, @Nullable RewardView view, @Nullable RewardForm form, Locale language) {
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

	/**
	 * Only what a shopper would see.
	 * @param draft null if it is not written well enough to be seen
	 */
	ModelAndView preview(ProgramId program, @Nullable RewardDraft draft, @Nullable RewardView before) {
		var page = new ModelAndView("rewards/edit :: preview", "hex", hex(program));
		if (draft != null) {
			look(page, program, draft, before);
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

}

package se.stamkund.tier.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionService;

import se.stamkund.tier.Benefits;
import se.stamkund.tier.Criteria;
import se.stamkund.tier.Downgrade;
import se.stamkund.tier.Ladder;
import se.stamkund.tier.Text;
import se.stamkund.tier.Tier;
import se.stamkund.tier.TierLadders;
import se.stamkund.tier.Window;
import se.stamkund.tier.web.LadderBody.Match;
import se.stamkund.tier.web.LadderBody.WindowKind;

import static java.util.Objects.requireNonNullElse;

/** The ladder as its form, as it was written, the lowest tier first. */
record LadderForm(@Nullable String revision, @Nullable String window, @Nullable String months, @Nullable String match,
		@Nullable String downgrade, @Nullable String graceDays, @Nullable List<TierForm> tiers) {

	private static final int MOST_TIERS = 10;

	/** What we suggest to begin with. */
	static LadderForm suggested(int minorPerUnit, ConversionService conversion) {
		var ladder = new Ladder(new Window.Rolling(12), false, Downgrade.TO_EARNED, 30,
				List.of(suggested("brons", new Text("Brons", "Bronze"), "#a9714b", Criteria.NONE, "1"),
						suggested("silver", new Text("Silver", "Silver"), "#7d868c",
								new Criteria(null, 3_000L * minorPerUnit, null), "1.1"),
						suggested("guld", new Text("Guld", "Gold"), "#a87b1f",
								new Criteria(null, 8_000L * minorPerUnit, null), "1.25")));
		var form = of(ladder, TierLadders.NONE, conversion);
		return new LadderForm(form.revision, form.window, form.months, form.match, form.downgrade, form.graceDays,
				form.list());
	}

	private static Tier suggested(String code, Text name, String color, Criteria criteria, String multiplier) {
		return new Tier(new UUID(0, 0), code, name, color, "tier", criteria,
				new Benefits(new BigDecimal(multiplier), false, 0, 0, Text.EMPTY));
	}

	static LadderForm of(Ladder ladder, String revision, ConversionService conversion) {
		int months = (ladder.window() instanceof Window.Rolling(var rolling)) ? rolling : 12;
		return new LadderForm(revision, LadderBody.kind(ladder.window()).name(), String.valueOf(months),
				(ladder.all() ? Match.ALL : Match.ANY).name(), ladder.downgrade().name(),
				String.valueOf(ladder.graceDays()),
				ladder.tiers().stream().map((tier) -> row(tier, conversion)).toList());
	}

	/** A tier that was only suggested gets its id when it is saved. */
	private static TierForm row(Tier tier, ConversionService conversion) {
		var form = TierForm.of(tier, conversion);
		return !tier.id().equals(new UUID(0, 0)) ? form
				: new TierForm(null, form.code(), form.nameSv(), form.nameEn(), form.color(), form.icon(),
						form.points(), form.money(), form.orders(), form.multiplier(), form.freeShipping(),
						form.earlyAccessHours(), form.birthdayBonus(), form.textSv(), form.textEn());
	}

	List<TierForm> list() {
		return requireNonNullElse(this.tiers, List.of());
	}

	/** The ladder, if there is nothing wrong with what was written; what is, is noted. */
	Ladder read(Numbers numbers) {
		var kind = one(WindowKind.class, this.window, WindowKind.ROLLING);
		var months = numbers.whole("months", this.months, 1, 36);
		if (kind == WindowKind.ROLLING && months == null && !numbers.errors().hasFieldErrors("months")) {
			numbers.errors().rejectValue("months", "NotNull");
		}
		var window = switch (kind) {
			case ROLLING -> new Window.Rolling(requireNonNullElse(months, 12L).intValue());
			case CALENDAR_YEAR -> new Window.CalendarYear();
			case MEMBERSHIP_YEAR -> new Window.MembershipYear();
			case LIFETIME -> new Window.Lifetime();
		};
		var grace = requireNonNullElse(numbers.whole("graceDays", this.graceDays, 0, 365), 0L);
		var codes = new ArrayList<String>();
		var tiers = new ArrayList<Tier>();
		for (var form : list()) {
			var tier = form.read("tiers[" + tiers.size() + "].", numbers, codes);
			codes.add(tier.code());
			tiers.add(tier);
		}
		return new Ladder(window, one(Match.class, this.match, Match.ANY) == Match.ALL,
				one(Downgrade.class, this.downgrade, Downgrade.TO_EARNED), grace.intValue(), tiers);
	}

	/**
	 * The form after one of its buttons.
	 * @param action {@code up:1}, {@code down:0}, {@code remove:2} or {@code add}
	 */
	LadderForm after(String action) {
		var parts = action.split(":", 2);
		var tiers = new ArrayList<>(list());
		int index = (parts.length == 2 && parts[1].matches("[0-9]")) ? Integer.parseInt(parts[1]) : -1;
		boolean there = index >= 0 && index < tiers.size();
		switch (parts[0]) {
			case "add" -> {
				if (tiers.size() < MOST_TIERS) {
					tiers.add(TierForm.blank());
				}
			}
			case "remove" -> {
				if (there) {
					tiers.remove(index);
				}
			}
			case "up" -> {
				if (there && index < tiers.size() - 1) {
					tiers.add(index + 1, tiers.remove(index));
				}
			}
			case "down" -> {
				if (there && index > 0) {
					tiers.add(index - 1, tiers.remove(index));
				}
			}
			default -> {
			}
		}
		return new LadderForm(this.revision, this.window, this.months, this.match, this.downgrade, this.graceDays,
				List.copyOf(tiers));
	}

	private static <E extends Enum<E>> E one(Class<E> type, @Nullable String name, E otherwise) {
		for (var constant : type.getEnumConstants()) {
			if (constant.name().equals(name)) {
				return constant;
			}
		}
		return otherwise;
	}

}

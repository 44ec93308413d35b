package se.stamkund.tier;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import se.stamkund.shared.BusinessRuleException;

/** What a ladder must be like to be climbed. */
public final class LadderRules {

	static final int MAX_TIERS = 10;

	/** The icons a tier may have. */
	public static final List<String> ICONS = List.of("tier", "star", "crown", "mountain", "heart", "gift");

	private static final Pattern CODE = Pattern.compile("[a-z0-9]([a-z0-9_-]{0,38}[a-z0-9])?");

	private static final Pattern COLOR = Pattern.compile("#[0-9a-f]{6}");

	private static final BigDecimal MOST = BigDecimal.valueOf(100);

	private LadderRules() {
	}

	/**
	 * Lets a ladder pass that makes sense.
	 * @throws BusinessRuleException if it doesn't
	 */
	static void check(Ladder ladder) {
		if (ladder.tiers().isEmpty() || ladder.tiers().size() > MAX_TIERS) {
			throw new BusinessRuleException("tiers_count", "A ladder has 1 to " + MAX_TIERS + " tiers", MAX_TIERS);
		}
		if (ladder.window() instanceof Window.Rolling(var months) && (months < 1 || months > 36)) {
			throw new BusinessRuleException("tier_months", "A rolling window has 1 to 36 months");
		}
		if (ladder.graceDays() < 0 || ladder.graceDays() > 365) {
			throw new BusinessRuleException("tier_grace", "The grace period has 0 to 365 days");
		}
		var names = new HashSet<String>();
		for (var tier : ladder.tiers()) {
			check(tier);
			if (!names.add(tier.code()) || !names.add("sv " + tier.name().sv().toLowerCase(Locale.ROOT))) {
				throw new BusinessRuleException("tier_twice", "Two tiers are called " + tier.name().sv(),
						tier.name().sv());
			}
		}
		for (int level = 1; level < ladder.tiers().size(); level++) {
			climb(ladder.tiers().get(level - 1), ladder.tiers().get(level));
		}
	}

	private static void check(Tier tier) {
		if (!CODE.matcher(tier.code()).matches()) {
			throw new BusinessRuleException("tier_code", "The code may have small letters, digits and hyphens",
					tier.name().sv());
		}
		if (!COLOR.matcher(tier.color()).matches()) {
			throw new BusinessRuleException("tier_color", "A colour is written #rrggbb", tier.name().sv());
		}
		if (!ICONS.contains(tier.icon())) {
			throw new BusinessRuleException("tier_icon", "The icon is one of " + ICONS, tier.name().sv());
		}
		if (tier.criteria().asked().values().stream().anyMatch((need) -> need <= 0)) {
			throw new BusinessRuleException("tier_needs_more", "What " + tier.code() + " asks for must be above 0",
					tier.name().sv());
		}
		var multiplier = tier.benefits().multiplier();
		if (multiplier.signum() < 0 || multiplier.compareTo(MOST) > 0 || multiplier.stripTrailingZeros().scale() > 4) {
			throw new BusinessRuleException("factor_invalid", "At most times 100, with at most four decimals");
		}
	}

	/** Each step is higher than the one below, in the same measures. */
	private static void climb(Tier below, Tier above) {
		var asked = above.criteria().asked();
		if (asked.isEmpty()) {
			throw new BusinessRuleException("tier_asks_nothing",
					"Only the first tier may ask for nothing; " + above.code() + " does", above.name().sv());
		}
		var before = below.criteria().asked();
		if (before.isEmpty()) {
			return;
		}
		if (!Set.copyOf(before.keySet()).equals(Set.copyOf(asked.keySet()))) {
			throw new BusinessRuleException("tier_other_measures",
					"All tiers ask for the same measures; " + above.code() + " doesn't", above.name().sv());
		}
		boolean lower = before.entrySet()
			.stream()
			.anyMatch((each) -> asked.getOrDefault(each.getKey(), 0L) < each.getValue());
		if (lower || before.equals(asked)) {
			throw new BusinessRuleException("tier_not_higher", above.code() + " must ask for more than " + below.code(),
					above.name().sv(), below.name().sv());
		}
	}

}

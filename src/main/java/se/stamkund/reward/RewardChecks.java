package se.stamkund.reward;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;
import se.stamkund.tier.Ladder;
import se.stamkund.tier.Text;

/** Whether a reward can be offered as it is written. */
final class RewardChecks {

	static final int NAME = 60;

	static final int DESCRIPTION = 300;

	static final int CONDITIONS = 2_000;

	static final long POINTS = 10_000_000;

	static final long STOCK = 10_000_000;

	private static final int TIMES = 1_000;

	private static final int DAYS = 3_650;

	private static final int QUANTITY = 99;

	private RewardChecks() {
	}

	/**
	 * Looks at everything.
	 * @param ladder null in a programme without tiers
	 * @throws BusinessRuleException that says what is wrong
	 */
	static void check(RewardDraft draft, @Nullable Ladder ladder) {
		var terms = draft.terms();
		require(says(terms.name(), NAME), "reward_name", "A name in both languages, of at most " + NAME + " characters",
				NAME);
		require(fits(terms.description(), DESCRIPTION), "reward_description",
				"A description of at most " + DESCRIPTION + " characters", DESCRIPTION);
		require(fits(terms.conditions(), CONDITIONS), "reward_conditions",
				"Terms of at most " + CONDITIONS + " characters", CONDITIONS);
		require(terms.points() >= 0 && terms.points() <= POINTS, "reward_price", "0 to " + POINTS + " points", POINTS);
		check(terms.gives());
		check(terms.code());
		require(draft.stock() == null || draft.stock() >= 0 && draft.stock() <= STOCK, "reward_stock",
				"0 to " + STOCK + " in all", STOCK);
		var limit = terms.limit();
		require(limit == null || limit.times() >= 1 && limit.times() <= TIMES, "reward_times",
				"1 to " + TIMES + " times", TIMES);
		require(terms.from() == null || terms.until() == null || terms.from().isBefore(terms.until()), "reward_window",
				"It ends before it opens");
		check(terms.gate(), ladder);
	}

	private static void check(Gives gives) {
		switch (gives) {
			case Gives.FixedDiscount(var amount) -> amount(amount);
			case Gives.GiftCard(var amount) -> amount(amount);
			case Gives.Percentage(var percent, var cap) -> {
				require(percent.signum() > 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0 && percent.scale() <= 2,
						"reward_percent", "More than 0 and at most 100 percent, with at most two decimals");
				if (cap != null) {
					amount(cap);
				}
			}
			case Gives.FreeProduct(var sku, var quantity, var sent) -> {
				require(!sku.isBlank() && sku.length() <= 100, "reward_sku", "Say which product");
				require(quantity >= 1 && quantity <= QUANTITY, "reward_quantity", "1 to " + QUANTITY, QUANTITY);
			}
			default -> {
			}
		}
	}

	private static void check(CodeTerms code) {
		require(code.validDays() == null || code.validDays() >= 1 && code.validDays() <= DAYS, "reward_days",
				"1 to " + DAYS + " days", DAYS);
		if (code.minimumOrder() != null) {
			amount(code.minimumOrder());
		}
	}

	private static void check(Gate gate, @Nullable Ladder ladder) {
		require(gate.tier() == null || Eligibility.level(ladder, gate.tier()) >= 0, "reward_tier_unknown",
				"There is no such tier");
		require(gate.tag() == null || !gate.tag().isBlank() && gate.tag().length() <= 50, "reward_tag_long",
				"A tag has at most 50 characters");
	}

	private static void amount(Money amount) {
		require(amount.isPositive() && amount.compareTo(RewardTerms.MOST_MONEY) <= 0, "reward_amount",
				"An amount above 0");
	}

	private static boolean says(Text text, int most) {
		return !text.sv().isBlank() && !text.en().isBlank() && fits(text, most);
	}

	private static boolean fits(Text text, int most) {
		return text.sv().length() <= most && text.en().length() <= most;
	}

	private static void require(boolean right, String code, String detail, Object... arguments) {
		if (!right) {
			throw new BusinessRuleException(code, detail, arguments);
		}
	}

}

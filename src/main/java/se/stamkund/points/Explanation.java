package se.stamkund.points;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

/**
 * Why an award is what it is: goods − deductions = base; each part of the base × its rate
 * × its factors; + bonuses; rounded once. And what gave nothing, with the reason.
 *
 * @param goods what the goods cost, before discounts
 * @param deductions what was taken off, in order
 * @param base what earns: goods − deductions
 * @param parts the base by the rule that set its rate; one part in most awards
 * @param factors what multiplies every part alike
 * @param exact the points before rounding, to at most four decimals
 * @param points the award
 * @param nothing what was bought but gave nothing
 * @param missed rules that did not apply
 */
public record Explanation(Money goods, List<Deduction> deductions, Money base, List<Part> parts, List<Factor> factors,
		List<Bonus> bonuses, BigDecimal exact, Rounding rounding, Points points, List<Nothing> nothing,
		List<Missed> missed) {

	public Explanation {
		deductions = List.copyOf(deductions);
		parts = List.copyOf(parts);
		factors = List.copyOf(factors);
		bonuses = List.copyOf(bonuses);
		nothing = List.copyOf(nothing);
		missed = List.copyOf(missed);
	}

	/** Whether rounding changed anything. */
	public boolean rounded() {
		return this.exact.compareTo(BigDecimal.valueOf(this.points.value())) != 0;
	}

	/** Why an amount is taken off the goods. */
	public enum DeductionKind {

		DISCOUNT, PAID_WITH_POINTS, VAT

	}

	/**
	 * Taken off before points are counted.
	 *
	 * @param label the discount's code, where it has one
	 */
	public record Deduction(DeductionKind kind, @Nullable String label, Money amount) {
	}

	/**
	 * The goods that earn at one rate.
	 *
	 * @param rule the rule that set the rate; {@code null} for the base rule
	 * @param name the rule's name
	 * @param base what these goods cost, after their share of the deductions
	 * @param factors what multiplies this part but not all of them
	 * @param points before rounding, to at most four decimals
	 */
	public record Part(@Nullable UUID rule, @Nullable String name, Money base, Rate rate, List<Factor> factors,
			BigDecimal points) {

		public Part {
			factors = List.copyOf(factors);
		}

	}

	/**
	 * Multiplies points.
	 *
	 * @param source "rule:0198…", "tier:silver"
	 */
	public record Factor(String source, String name, BigDecimal factor) {
	}

	/** Points on top. */
	public record Bonus(String source, String name, Points points) {
	}

	/** Why something bought gave no points. */
	public enum NothingKind {

		SHIPPING, GIFT_CARD, FEE, EXCLUDED, NO_RATE, BELOW_MINIMUM

	}

	/**
	 * Bought, but gave nothing.
	 *
	 * @param rule the name of the rule that excluded it
	 * @param amount what it cost, after discounts
	 */
	public record Nothing(NothingKind kind, @Nullable String rule, Money amount) {
	}

	/**
	 * A rule that did not apply.
	 *
	 * @param reason a key under {@code points.missed.} in the message bundles:
	 * "no_matching_goods"
	 * @param detail what the message is about: the rule that won, the minimum order
	 */
	public record Missed(String source, String name, String reason, @Nullable String detail) {
	}

}

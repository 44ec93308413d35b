package se.stamkund.points;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param nothing what was bought besides goods
 * @param missed rules that did not apply
 * @param lots the points by how long they wait and live, if not all as the settings say
 */
public record Explanation(Money goods, List<Deduction> deductions, Money base, List<Part> parts, List<Factor> factors,
		List<Bonus> bonuses, BigDecimal exact, Rounding rounding, Points points, List<Nothing> nothing,
		List<Missed> missed, @Nullable List<Lot> lots) {

	public Explanation {
		deductions = List.copyOf(deductions);
		parts = List.copyOf(parts);
		factors = List.copyOf(factors);
		bonuses = List.copyOf(bonuses);
		nothing = List.copyOf(nothing);
		missed = List.copyOf(missed);
		// awards of earlier releases say nothing of it
		lots = (lots != null) ? List.copyOf(lots) : List.of();
	}

	/** With what is said of points that wait or live otherwise than the settings say. */
	Explanation with(Map<PointsLife, Points> parts) {
		var asSet = parts.keySet().stream().allMatch(PointsLife::isAsSet);
		var lots = asSet ? List.<Lot>of()
				: parts.entrySet().stream().map((part) -> new Lot(part.getValue(), part.getKey())).toList();
		return new Explanation(this.goods, this.deductions, this.base, this.parts, this.factors, this.bonuses,
				this.exact, this.rounding, this.points, this.nothing, this.missed, lots);
	}

	/** The points by how long they wait and live; empty if all do as the settings say. */
	@Override
	public List<Lot> lots() {
		return Objects.requireNonNull(this.lots);
	}

	/** Whether rounding changed anything. */
	public boolean rounded() {
		return this.exact.compareTo(BigDecimal.valueOf(this.points.value())) != 0;
	}

	/** The same, without what a customer should not know yet: rules still to come. */
	public Explanation forMember() {
		return new Explanation(this.goods, this.deductions, this.base, this.parts, this.factors, this.bonuses,
				this.exact, this.rounding, this.points, this.nothing,
				this.missed.stream().filter((missed) -> missed.reason() != Reason.NOT_YET).toList(), this.lots);
	}

	/** Points of the award that wait and live alike. */
	public record Lot(Points points, PointsLife life) {
	}

	/** Why an amount is taken off the goods. */
	public enum DeductionKind {

		DISCOUNT, PAID_WITH_POINTS, EXCLUDED, NO_RATE, VAT

	}

	/**
	 * Taken off before points are counted.
	 *
	 * @param label the discount's code or the name of the rule that excluded goods
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
	 * @param points base × rate × factors, to at most four decimals
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

	/** Bought, but not goods: gives no points. */
	public record Nothing(PurchaseFacts.LineKind kind, Money amount) {
	}

	/** Why a rule did not apply. */
	public enum Reason {

		NO_MATCHING_GOODS, OTHER_STORE, NOT_YET, OVER, BELOW_MINIMUM, OUTRANKED, CONDITION, MODIFIER

	}

	/**
	 * A rule that did not apply.
	 *
	 * @param source "base" for the minimum of the base rule, "rule:0198…", "campaign:…"
	 * @param detail the rule that won, the fact that was asked for, or the modifier's own
	 * reason
	 * @param amount the minimum that was not reached
	 * @param when when the rule starts or ended
	 */
	public record Missed(String source, String name, Reason reason, @Nullable String detail, @Nullable Money amount,
			@Nullable Instant when) {
	}

}

package se.stamkund.points.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.points.AwardView;
import se.stamkund.points.Explanation;
import se.stamkund.points.PurchaseFacts.LineKind;
import se.stamkund.points.Rounding;
import se.stamkund.points.web.PointsSettingsBody.ExpiryBody;
import se.stamkund.points.web.PointsSettingsBody.PendingBody;

/**
 * The points of an order and why there are so many.
 *
 * @param formula the same in one line
 */
@Schema(name = "Award")
public record AwardResponse(long points, String formula, Why why) {

	public static AwardResponse of(AwardView award, Currency currency) {
		var why = award.why();
		return new AwardResponse(award.points().value(), AwardFormula.of(why, currency), Why.of(why, currency));
	}

	/**
	 * How the points came about: goods − deductions = base; parts × factors + bonuses,
	 * rounded once.
	 */
	@Schema(name = "AwardWhy")
	public record Why(Amount goods, List<Deduction> deductions, Amount base, List<Part> parts, List<Factor> factors,
			List<Bonus> bonuses, BigDecimal exact, @OneOf(Rounding.class) String rounding, List<Nothing> gaveNothing,
			List<Missed> didNotApply, List<Lot> lots) {

		static Why of(Explanation why, Currency currency) {
			return new Why(Amount.of(why.goods(), currency), why.deductions()
				.stream()
				.map((item) -> new Deduction(Words.of(item.kind()), item.label(), Amount.of(item.amount(), currency)))
				.toList(), Amount.of(why.base(), currency),
					why.parts()
						.stream()
						.map((part) -> new Part(part.name(), Amount.of(part.base(), currency), part.rate().points(),
								Amount.of(part.rate().per(), currency), factors(part.factors()), part.points()))
						.toList(),
					factors(why.factors()),
					why.bonuses()
						.stream()
						.map((bonus) -> new Bonus(bonus.source(), bonus.name(), bonus.points().value()))
						.toList(),
					why.exact(), Words.of(why.rounding()),
					why.nothing()
						.stream()
						.map((item) -> new Nothing(Words.of(item.kind()), Amount.of(item.amount(), currency)))
						.toList(),
					why.missed().stream().map((rule) -> Missed.of(rule, currency)).toList(),
					why.lots().stream().map(Lot::of).toList());
		}

		private static List<Factor> factors(List<Explanation.Factor> factors) {
			return factors.stream()
				.map((factor) -> new Factor(factor.source(), factor.name(), factor.factor()))
				.toList();
		}

	}

	/**
	 * Points of the award that wait and live alike; none if all do as the settings say.
	 *
	 * @param pending absent if they wait as the settings say
	 * @param expiry absent if they expire as the settings say
	 */
	@Schema(name = "AwardLot")
	public record Lot(long points, @Nullable PendingBody pending, @Nullable ExpiryBody expiry) {

		static Lot of(Explanation.Lot lot) {
			var life = lot.life();
			return new Lot(lot.points().value(), (life.pending() != null) ? PendingBody.of(life.pending()) : null,
					(life.expiry() != null) ? ExpiryBody.of(life.expiry()) : null);
		}

	}

	/** Taken off before points were counted. */
	@Schema(name = "AwardDeduction")
	public record Deduction(@OneOf(Explanation.DeductionKind.class) String kind, @Nullable String label,
			Amount amount) {

	}

	/** Goods that earned at one rate. */
	@Schema(name = "AwardPart")
	public record Part(@Nullable String rule, Amount base, BigDecimal ratePoints, Amount ratePer, List<Factor> factors,
			BigDecimal points) {

	}

	/** Multiplied points. */
	@Schema(name = "AwardFactor")
	public record Factor(String source, String name, BigDecimal factor) {

	}

	/** Points on top. */
	@Schema(name = "AwardBonus")
	public record Bonus(String source, String name, long points) {

	}

	/** Bought, but gave nothing. */
	@Schema(name = "AwardNothing")
	public record Nothing(@OneOf(LineKind.class) String kind, Amount amount) {

	}

	/** A rule that did not apply, and why. */
	@Schema(name = "AwardMissedRule")
	public record Missed(String source, String name, @OneOf(Explanation.Reason.class) String reason,
			@Nullable String detail, @Nullable Amount amount, @Nullable Instant when) {

		static Missed of(Explanation.Missed rule, Currency currency) {
			var amount = rule.amount();
			return new Missed(rule.source(), rule.name(), Words.of(rule.reason()), rule.detail(),
					(amount != null) ? Amount.of(amount, currency) : null, rule.when());
		}

	}

}

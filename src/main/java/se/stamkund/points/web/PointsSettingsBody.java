package se.stamkund.points.web;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.points.ExpiryPolicy;
import se.stamkund.points.Pending;
import se.stamkund.points.PointsSettings;
import se.stamkund.points.Rate;
import se.stamkund.points.RefundPolicy;
import se.stamkund.points.Rounding;
import se.stamkund.shared.Money;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/**
 * The settings as JSON.
 *
 * @param store the code of the only store where the base rate applies
 * @param rounding floor, half_up or ceiling
 * @param pointValue what a point is worth in the major unit of the currency
 * @param refundPolicy clamp or debt
 * @param holdMinutes how long a hold lasts that says nothing; 30 unless set
 */
@Schema(name = "PointsSettings", example = """
		{"rate": {"points": 1, "per": "1.00"}, "vat_included": true, "rounding": "floor",
		"minimum_order": "0.00", "point_value": 0.05, "pending": {"type": "days", "days": 14},
		"expiry": {"type": "months", "length": 12}, "refund_policy": "clamp", "grace_days": 0,
		"hold_minutes": 30}""")
record PointsSettingsBody(@NotNull @Valid @Nullable RateBody rate, @Nullable String store,
		@NotNull @Nullable Boolean vatIncluded, @NotNull @OneOf(Rounding.class) @Nullable String rounding,
		@NotNull @Nullable Amount minimumOrder,
		@NotNull @DecimalMin("0") @DecimalMax("100000") @Digits(integer = 6,
				fraction = 6) @Nullable BigDecimal pointValue,
		@NotNull @Valid @Nullable PendingBody pending, @NotNull @Valid @Nullable ExpiryBody expiry,
		@NotNull @OneOf(RefundPolicy.class) @Nullable String refundPolicy,
		@NotNull @Min(0) @Max(365) @Nullable Integer graceDays, @Min(1) @Max(1440) @Nullable Integer holdMinutes) {

	static PointsSettingsBody of(PointsSettings settings, @Nullable String store, Currency currency) {
		return new PointsSettingsBody(RateBody.of(settings.rate(), currency), store, settings.vatIncluded(),
				Words.of(settings.rounding()), Amount.of(settings.minimumOrder(), currency), settings.pointValue(),
				PendingBody.of(settings.pending()), ExpiryBody.of(settings.expiry()), Words.of(settings.refundPolicy()),
				settings.graceDays(), settings.holdMinutes());
	}

	PointsSettings settings(@Nullable UUID store, Currency currency) {
		return new PointsSettings(requireNonNull(this.rate).rate(currency, "/rate"), store,
				requireNonNull(this.vatIncluded),
				Words.parse(Rounding.class, requireNonNull(this.rounding), "/rounding"),
				positive(requireNonNull(this.minimumOrder).in(currency, "/minimum_order"), "/minimum_order"),
				requireNonNull(this.pointValue), requireNonNull(this.pending).pending(),
				requireNonNull(this.expiry).policy(),
				Words.parse(RefundPolicy.class, requireNonNull(this.refundPolicy), "/refund_policy"),
				requireNonNull(this.graceDays), requireNonNullElse(this.holdMinutes, 30));
	}

	static Money positive(Money money, String pointer) {
		if (money.isNegative()) {
			throw new InvalidFieldException(pointer, "Can't be negative");
		}
		return money;
	}

	/** So many points per so much money. */
	@Schema(name = "EarningRate")
	record RateBody(@NotNull @DecimalMin("0") @DecimalMax("100000") @Digits(integer = 6,
			fraction = 4) @Nullable BigDecimal points, @NotNull @Nullable Amount per) {

		static RateBody of(Rate rate, Currency currency) {
			return new RateBody(rate.points(), Amount.of(rate.per(), currency));
		}

		Rate rate(Currency currency, String pointer) {
			var amount = requireNonNull(this.per).in(currency, pointer + "/per");
			if (!amount.isPositive()) {
				throw new InvalidFieldException(pointer + "/per", "Must be more than zero");
			}
			return new Rate(requireNonNull(this.points), amount);
		}

	}

	/**
	 * How long points wait.
	 *
	 * @param type none, days or until_delivered
	 * @param days with type days
	 */
	@Schema(name = "PointsPending")
	record PendingBody(@NotNull @OneOf(PendingBody.Type.class) @Nullable String type,
			@Min(1) @Max(365) @Nullable Integer days) {

		enum Type {

			NONE, DAYS, UNTIL_DELIVERED

		}

		static PendingBody of(Pending pending) {
			return switch (pending) {
				case Pending.None() -> new PendingBody(Words.of(Type.NONE), null);
				case Pending.Days(var days) -> new PendingBody(Words.of(Type.DAYS), days);
				case Pending.UntilDelivered() -> new PendingBody(Words.of(Type.UNTIL_DELIVERED), null);
			};
		}

		Pending pending() {
			var parsed = Words.parse(Type.class, requireNonNull(this.type), "/pending/type");
			if ((parsed == Type.DAYS) != (this.days != null)) {
				throw new InvalidFieldException("/pending/days", "Goes with type days, and only with it");
			}
			return switch (parsed) {
				case NONE -> new Pending.None();
				case DAYS -> new Pending.Days(requireNonNull(this.days));
				case UNTIL_DELIVERED -> new Pending.UntilDelivered();
			};
		}

	}

	/**
	 * When points expire.
	 *
	 * @param type never, months, end_of_year or inactivity
	 * @param length months, or years after this one with end_of_year
	 */
	@Schema(name = "PointsExpiry")
	record ExpiryBody(@NotNull @OneOf(ExpiryBody.Type.class) @Nullable String type,
			@Min(0) @Max(120) @Nullable Integer length) {

		enum Type {

			NEVER, MONTHS, END_OF_YEAR, INACTIVITY

		}

		static ExpiryBody of(ExpiryPolicy policy) {
			return switch (policy) {
				case ExpiryPolicy.Never() -> new ExpiryBody(Words.of(Type.NEVER), null);
				case ExpiryPolicy.Months(var months) -> new ExpiryBody(Words.of(Type.MONTHS), months);
				case ExpiryPolicy.EndOfYear(var years) -> new ExpiryBody(Words.of(Type.END_OF_YEAR), years);
				case ExpiryPolicy.Inactivity(var months) -> new ExpiryBody(Words.of(Type.INACTIVITY), months);
			};
		}

		ExpiryPolicy policy() {
			var parsed = Words.parse(Type.class, requireNonNull(this.type), "/expiry/type");
			if ((parsed == Type.NEVER) != (this.length == null)) {
				throw new InvalidFieldException("/expiry/length", "Goes with every type but never");
			}
			try {
				return switch (parsed) {
					case NEVER -> new ExpiryPolicy.Never();
					case MONTHS -> new ExpiryPolicy.Months(requireNonNull(this.length));
					case END_OF_YEAR -> new ExpiryPolicy.EndOfYear(requireNonNull(this.length));
					case INACTIVITY -> new ExpiryPolicy.Inactivity(requireNonNull(this.length));
				};
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidFieldException("/expiry/length", String.valueOf(ex.getMessage()));
			}
		}

	}

}

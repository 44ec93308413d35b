package se.stamkund.points.web;

import java.math.BigDecimal;
import java.util.UUID;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

import se.stamkund.points.ExistingPoints;
import se.stamkund.points.ExpiryPolicy;
import se.stamkund.points.Pending;
import se.stamkund.points.PointsSettings;
import se.stamkund.points.Rate;
import se.stamkund.points.RefundPolicy;
import se.stamkund.points.Rounding;
import se.stamkund.shared.Money;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/** The settings as the page's sentences. */
record PointsForm(@Nullable UUID store,
		@NotNull @DecimalMin("0") @DecimalMax("100000") @Digits(integer = 6, fraction = 4) @Nullable BigDecimal points,
		@NotNull @Nullable Money per, boolean withoutVat, @NotNull @Nullable Rounding rounding,
		@NotNull @Nullable PendingKind pending, @Min(1) @Max(365) @Nullable Integer pendingDays,
		@NotNull @Nullable ExpiryKind expiry, @Min(0) @Max(120) @Nullable Integer expiryLength,
		@NotNull @DecimalMin("0") @DecimalMax("100000") @Digits(integer = 6, fraction = 6) @Nullable BigDecimal value,
		@Nullable Money minimum, @NotNull @Nullable RefundPolicy refund, @Min(0) @Max(365) @Nullable Integer grace,
		@Min(1) @Max(1440) @Nullable Integer hold, @Nullable ExistingPoints existing, @Nullable String seen,
		@Nullable String revision) {

	enum PendingKind {

		NONE, DAYS, UNTIL_DELIVERED

	}

	enum ExpiryKind {

		NEVER, MONTHS, END_OF_YEAR, INACTIVITY

	}

	/** What happens to points there are; they keep their dates unless said otherwise. */
	ExistingPoints existingPoints() {
		return requireNonNullElse(this.existing, ExistingPoints.KEEP);
	}

	/** Whether whoever saves has seen what that policy does. */
	boolean seen(ExpiryPolicy policy) {
		return looked(policy).equals(this.seen);
	}

	static String looked(ExpiryPolicy policy) {
		return kind(policy) + " " + length(policy);
	}

	static PointsForm of(PointsSettings settings, String revision) {
		return new PointsForm(settings.store(), settings.rate().points(), settings.rate().per(),
				!settings.vatIncluded(), settings.rounding(), requireNonNull(kind(settings.pending())),
				requireNonNullElse(days(settings.pending()), 14), requireNonNull(kind(settings.expiry())),
				requireNonNullElse(length(settings.expiry()), 24), settings.pointValue(), settings.minimumOrder(),
				settings.refundPolicy(), settings.graceDays(), settings.holdMinutes(), ExistingPoints.KEEP, null,
				revision);
	}

	/** What the annotations can't say; only of a form whose fields could be read. */
	void validate(Errors errors) {
		if (this.per != null && !this.per.isPositive()) {
			errors.rejectValue("per", "Positive");
		}
		if (this.minimum != null && this.minimum.isNegative()) {
			errors.rejectValue("minimum", "PositiveOrZero");
		}
		validate(errors, this.pending, this.pendingDays, this.expiry, this.expiryLength);
	}

	static void validate(Errors errors, @Nullable PendingKind pending, @Nullable Integer pendingDays,
			@Nullable ExpiryKind expiry, @Nullable Integer expiryLength) {
		if (pending == PendingKind.DAYS && pendingDays == null) {
			errors.rejectValue("pendingDays", "NotNull");
		}
		if (expiry != null && expiry != ExpiryKind.NEVER && expiryLength == null) {
			errors.rejectValue("expiryLength", "NotNull");
		}
		else if ((expiry == ExpiryKind.MONTHS || expiry == ExpiryKind.INACTIVITY) && requireNonNull(expiryLength) < 1) {
			errors.rejectValue("expiryLength", "Min", new Object[] { "", 1 }, null);
		}
		else if (expiry == ExpiryKind.END_OF_YEAR && requireNonNull(expiryLength) > 10) {
			errors.rejectValue("expiryLength", "Max", new Object[] { "", 10 }, null);
		}
	}

	static @Nullable PendingKind kind(@Nullable Pending pending) {
		return switch (pending) {
			case null -> null;
			case Pending.None() -> PendingKind.NONE;
			case Pending.Days(var days) -> PendingKind.DAYS;
			case Pending.UntilDelivered() -> PendingKind.UNTIL_DELIVERED;
		};
	}

	static @Nullable Integer days(@Nullable Pending pending) {
		return (pending instanceof Pending.Days(var days)) ? days : null;
	}

	static @Nullable ExpiryKind kind(@Nullable ExpiryPolicy expiry) {
		return switch (expiry) {
			case null -> null;
			case ExpiryPolicy.Never() -> ExpiryKind.NEVER;
			case ExpiryPolicy.Months(var months) -> ExpiryKind.MONTHS;
			case ExpiryPolicy.EndOfYear(var years) -> ExpiryKind.END_OF_YEAR;
			case ExpiryPolicy.Inactivity(var months) -> ExpiryKind.INACTIVITY;
		};
	}

	static @Nullable Integer length(@Nullable ExpiryPolicy expiry) {
		return switch (expiry) {
			case null -> null;
			case ExpiryPolicy.Never() -> null;
			case ExpiryPolicy.Months(var months) -> months;
			case ExpiryPolicy.EndOfYear(var years) -> years;
			case ExpiryPolicy.Inactivity(var months) -> months;
		};
	}

	static Pending pending(PendingKind kind, @Nullable Integer days) {
		return switch (kind) {
			case NONE -> new Pending.None();
			case DAYS -> new Pending.Days(requireNonNull(days));
			case UNTIL_DELIVERED -> new Pending.UntilDelivered();
		};
	}

	static ExpiryPolicy expiry(ExpiryKind kind, @Nullable Integer length) {
		return switch (kind) {
			case NEVER -> new ExpiryPolicy.Never();
			case MONTHS -> new ExpiryPolicy.Months(requireNonNull(length));
			case END_OF_YEAR -> new ExpiryPolicy.EndOfYear(requireNonNull(length));
			case INACTIVITY -> new ExpiryPolicy.Inactivity(requireNonNull(length));
		};
	}

	/** Only of a form without errors. */
	PointsSettings settings() {
		return new PointsSettings(new Rate(requireNonNull(this.points), requireNonNull(this.per)), this.store,
				!this.withoutVat, requireNonNull(this.rounding), requireNonNullElse(this.minimum, Money.ZERO),
				requireNonNull(this.value), pending(requireNonNull(this.pending), this.pendingDays),
				expiry(requireNonNull(this.expiry), this.expiryLength), requireNonNull(this.refund),
				requireNonNullElse(this.grace, 0), requireNonNullElse(this.hold, 30));
	}

}

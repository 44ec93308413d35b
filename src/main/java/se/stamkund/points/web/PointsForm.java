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
		@Nullable String revision) {

	enum PendingKind {

		NONE, DAYS, UNTIL_DELIVERED

	}

	enum ExpiryKind {

		NEVER, MONTHS, END_OF_YEAR, INACTIVITY

	}

	static PointsForm of(PointsSettings settings, String revision) {
		return new PointsForm(settings.store(), settings.rate().points(), settings.rate().per(),
				!settings.vatIncluded(), settings.rounding(), switch (settings.pending()) {
					case Pending.None() -> PendingKind.NONE;
					case Pending.Days(var days) -> PendingKind.DAYS;
					case Pending.UntilDelivered() -> PendingKind.UNTIL_DELIVERED;
				}, (settings.pending() instanceof Pending.Days(var days)) ? days : 14, switch (settings.expiry()) {
					case ExpiryPolicy.Never() -> ExpiryKind.NEVER;
					case ExpiryPolicy.Months(var months) -> ExpiryKind.MONTHS;
					case ExpiryPolicy.EndOfYear(var years) -> ExpiryKind.END_OF_YEAR;
					case ExpiryPolicy.Inactivity(var months) -> ExpiryKind.INACTIVITY;
				}, switch (settings.expiry()) {
					case ExpiryPolicy.Never() -> 24;
					case ExpiryPolicy.Months(var months) -> months;
					case ExpiryPolicy.EndOfYear(var years) -> years;
					case ExpiryPolicy.Inactivity(var months) -> months;
				}, settings.pointValue(), settings.minimumOrder(), settings.refundPolicy(), settings.graceDays(),
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
		if (this.pending == PendingKind.DAYS && this.pendingDays == null) {
			errors.rejectValue("pendingDays", "NotNull");
		}
		if (this.expiry != null && this.expiry != ExpiryKind.NEVER && this.expiryLength == null) {
			errors.rejectValue("expiryLength", "NotNull");
		}
		else if ((this.expiry == ExpiryKind.MONTHS || this.expiry == ExpiryKind.INACTIVITY)
				&& requireNonNull(this.expiryLength) < 1) {
			errors.rejectValue("expiryLength", "Min", new Object[] { "", 1 }, null);
		}
		else if (this.expiry == ExpiryKind.END_OF_YEAR && requireNonNull(this.expiryLength) > 10) {
			errors.rejectValue("expiryLength", "Max", new Object[] { "", 10 }, null);
		}
	}

	/** Only of a form without errors. */
	PointsSettings settings() {
		return new PointsSettings(new Rate(requireNonNull(this.points), requireNonNull(this.per)), this.store,
				!this.withoutVat, requireNonNull(this.rounding), requireNonNullElse(this.minimum, Money.ZERO),
				requireNonNull(this.value), switch (requireNonNull(this.pending)) {
					case NONE -> new Pending.None();
					case DAYS -> new Pending.Days(requireNonNull(this.pendingDays));
					case UNTIL_DELIVERED -> new Pending.UntilDelivered();
				}, switch (requireNonNull(this.expiry)) {
					case NEVER -> new ExpiryPolicy.Never();
					case MONTHS -> new ExpiryPolicy.Months(requireNonNull(this.expiryLength));
					case END_OF_YEAR -> new ExpiryPolicy.EndOfYear(requireNonNull(this.expiryLength));
					case INACTIVITY -> new ExpiryPolicy.Inactivity(requireNonNull(this.expiryLength));
				}, requireNonNull(this.refund), requireNonNullElse(this.grace, 0));
	}

}

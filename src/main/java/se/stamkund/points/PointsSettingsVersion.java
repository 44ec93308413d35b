package se.stamkund.points;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.PartitionKey;
import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Ids;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

import static java.util.Objects.requireNonNull;

/** The settings as they were, or are, in force. */
@Entity
@Table(name = "points_settings")
class PointsSettingsVersion {

	private enum PendingKind {

		NONE, DAYS, UNTIL_DELIVERED

	}

	private enum ExpiryKind {

		NEVER, MONTHS, END_OF_YEAR, INACTIVITY

	}

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	private int number;

	private Instant inForceFrom;

	private @Nullable Instant inForceUntil;

	private BigDecimal ratePoints;

	private Money ratePer;

	private @Nullable UUID storeId;

	private boolean vatIncluded;

	@Enumerated(EnumType.STRING)
	private Rounding rounding;

	private Money minimumOrder;

	private BigDecimal pointValue;

	@Enumerated(EnumType.STRING)
	private PendingKind pending;

	private @Nullable Integer pendingDays;

	@Enumerated(EnumType.STRING)
	private ExpiryKind expiry;

	private @Nullable Integer expiryLength;

	@Enumerated(EnumType.STRING)
	private RefundPolicy refundPolicy;

	private int graceDays;

	private int holdMinutes;

	private @Nullable Integer idleMonths;

	private int expiryChange;

	@Version
	private @Nullable Integer version;

	@SuppressWarnings("NullAway.Init")
	protected PointsSettingsVersion() {
	}

	@SuppressWarnings("NullAway.Init")
	PointsSettingsVersion(ProgramId programId, int number, Instant inForceFrom, PointsSettings settings) {
		this.id = Ids.next();
		this.programId = programId;
		this.number = number;
		this.inForceFrom = inForceFrom;
		correct(settings);
	}

	/** Says something else in place; only while nobody has earned by it. */
	final void correct(PointsSettings settings) {
		this.ratePoints = settings.rate().points();
		this.ratePer = settings.rate().per();
		this.storeId = settings.store();
		this.vatIncluded = settings.vatIncluded();
		this.rounding = settings.rounding();
		this.minimumOrder = settings.minimumOrder();
		this.pointValue = settings.pointValue();
		this.pending = switch (settings.pending()) {
			case Pending.None() -> PendingKind.NONE;
			case Pending.Days(var days) -> PendingKind.DAYS;
			case Pending.UntilDelivered() -> PendingKind.UNTIL_DELIVERED;
		};
		this.pendingDays = (settings.pending() instanceof Pending.Days(var days)) ? days : null;
		this.expiry = switch (settings.expiry()) {
			case ExpiryPolicy.Never() -> ExpiryKind.NEVER;
			case ExpiryPolicy.Months(var months) -> ExpiryKind.MONTHS;
			case ExpiryPolicy.EndOfYear(var years) -> ExpiryKind.END_OF_YEAR;
			case ExpiryPolicy.Inactivity(var months) -> ExpiryKind.INACTIVITY;
		};
		this.expiryLength = switch (settings.expiry()) {
			case ExpiryPolicy.Never() -> null;
			case ExpiryPolicy.Months(var months) -> months;
			case ExpiryPolicy.EndOfYear(var years) -> years;
			case ExpiryPolicy.Inactivity(var months) -> months;
		};
		this.refundPolicy = settings.refundPolicy();
		this.graceDays = settings.graceDays();
		this.holdMinutes = settings.holdMinutes();
		this.idleMonths = (settings.expiry() instanceof ExpiryPolicy.Inactivity(var months)) ? Integer.valueOf(months)
				: this.idleMonths;
	}

	/** Ends this version and begins the next. */
	PointsSettingsVersion replace(PointsSettings settings, Instant at) {
		this.inForceUntil = at.isBefore(this.inForceFrom) ? this.inForceFrom : at;
		var next = new PointsSettingsVersion(this.programId, this.number + 1, this.inForceUntil, settings);
		next.idleMonths = (next.idleMonths != null) ? next.idleMonths : this.idleMonths;
		next.expiryChange = this.expiryChange;
		return next;
	}

	/** It came with that change of how points expire. */
	void follow(int expiryChange) {
		this.expiryChange = expiryChange;
	}

	/**
	 * The latest change of how points expire that was announced with this version or
	 * before it. Dates worked out by it follow the later ones too.
	 */
	int expiryChange() {
		return this.expiryChange;
	}

	PointsSettings settings() {
		var pending = switch (this.pending) {
			case NONE -> new Pending.None();
			case DAYS -> new Pending.Days(requireNonNull(this.pendingDays));
			case UNTIL_DELIVERED -> new Pending.UntilDelivered();
		};
		var expiry = switch (this.expiry) {
			case NEVER -> new ExpiryPolicy.Never();
			case MONTHS -> new ExpiryPolicy.Months(requireNonNull(this.expiryLength));
			case END_OF_YEAR -> new ExpiryPolicy.EndOfYear(requireNonNull(this.expiryLength));
			case INACTIVITY -> new ExpiryPolicy.Inactivity(requireNonNull(this.expiryLength));
		};
		return new PointsSettings(new Rate(this.ratePoints.stripTrailingZeros(), this.ratePer), this.storeId,
				this.vatIncluded, this.rounding, this.minimumOrder, this.pointValue.stripTrailingZeros(), pending,
				expiry, this.refundPolicy, this.graceDays, this.holdMinutes);
	}

	PointsSettingsView view() {
		return new PointsSettingsView(settings(), this.number + "." + this.version, this.inForceFrom,
				this.expiryChange);
	}

	/**
	 * How long a member may be idle, for points that follow inactivity, whatever newer
	 * points do; null if none ever did.
	 */
	@Nullable Integer idleMonths() {
		return this.idleMonths;
	}

	UUID id() {
		return this.id;
	}

	Instant inForceFrom() {
		return this.inForceFrom;
	}

}

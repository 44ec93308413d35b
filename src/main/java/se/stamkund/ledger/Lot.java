package se.stamkund.ledger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Points that came together and go together. Where they are is changed by entries only.
 */
final class Lot {

	final Origin origin;

	long pending;

	long active;

	long held;

	/** What was to be taken back for this lot, and was forgiven. */
	long owed;

	/** What was to be taken back for this lot, and became a debt. */
	long debt;

	/** How much of its award was taken back, wherever it was taken from. */
	long taken;

	/** How much was given to another member, and has not come back. */
	long given;

	/**
	 * Points of its award that are in other lots, by their ids: those were gone when this
	 * one's were taken in their stead.
	 */
	final Map<UUID, Long> elsewhere = new LinkedHashMap<>();

	/** Which of those have changed since it was read. */
	final Set<UUID> swapped = new LinkedHashSet<>();

	/** Null while it awaits an event. */
	@Nullable Instant activeFrom;

	@Nullable Instant expiresAt;

	boolean idle;

	/** As it was read; null for a new one. */
	@Nullable State stored;

	Lot(Origin origin) {
		this.origin = origin;
	}

	UUID id() {
		return this.origin.id();
	}

	/** Whether it has points, or owes some. */
	boolean isOpen() {
		return this.pending + this.active + this.held + this.owed + this.debt > 0;
	}

	/** How much of its award is left to be taken back; a transfer is no award. */
	long chargeable() {
		return (this.origin.source() != LedgerAccount.TRANSFER) ? this.origin.initial() - this.taken : 0;
	}

	/** How much that was not taken back is in this very lot, or was when it was spent. */
	long ownInPlace() {
		return this.origin.initial() - this.taken - this.elsewhere.values().stream().mapToLong(Long::longValue).sum();
	}

	long elsewhere(Lot lot) {
		return this.elsewhere.getOrDefault(lot.id(), 0L);
	}

	boolean isOf(Reference award) {
		return this.origin.award().equals(award);
	}

	/** Whether it is that part of its award; null for any. */
	boolean isPart(@Nullable String part) {
		return part == null || this.origin.part().equals(part);
	}

	/**
	 * When it expires, if its account's idle lots do at {@code idleAt}; null for never.
	 */
	@Nullable Instant expiry(@Nullable Instant idleAt) {
		return this.idle ? idleAt : this.expiresAt;
	}

	void expire(Expiry expiry) {
		if (expiry instanceof Expiry.AsOf) {
			throw new IllegalArgumentException("Changes since must be applied first");
		}
		this.idle = expiry instanceof Expiry.WhenIdle;
		this.expiresAt = (expiry instanceof Expiry.At at) ? Micros.of(at.instant()) : null;
	}

	void move(LedgerAccount from, LedgerAccount to, long points) {
		add(from, -points);
		add(to, points);
	}

	private void add(LedgerAccount account, long change) {
		switch (account) {
			case MEMBER_PENDING -> this.pending += change;
			case MEMBER_ACTIVE -> this.active += change;
			case MEMBER_HELD -> this.held += change;
			default -> {
				// left the lot, or came into it
			}
		}
	}

	/** So many more points of its award are in that lot now; in its own if it is this. */
	void swap(Lot lot, long change) {
		if (lot != this && change != 0) {
			this.elsewhere.merge(lot.id(), change, (a, b) -> (a + b != 0) ? a + b : null);
			this.swapped.add(lot.id());
		}
	}

	State state() {
		return new State(this.pending, this.active, this.held, this.owed, this.debt, this.taken, this.given,
				this.activeFrom, this.expiresAt, this.idle);
	}

	/** What can change about a lot. */
	record State(long pending, long active, long held, long owed, long debt, long taken, long given,
			@Nullable Instant activeFrom, @Nullable Instant expiresAt, boolean idle) {
	}

	/**
	 * What never changes about a lot.
	 *
	 * @param number of the entry that made it
	 * @param source the account its points came from
	 * @param from the lot of another member that they came from
	 * @param earnedAt when they were first earned
	 * @param madeAt when this member got them
	 * @param part of the award that lives alike; empty if all of it does
	 */
	record Origin(UUID id, long number, LedgerAccount source, Reference award, @Nullable UUID from, long initial,
			Instant earnedAt, Instant madeAt, String part) {

		Origin(UUID id, long number, LedgerAccount source, Reference award, @Nullable UUID from, long initial,
				Instant earnedAt, Instant madeAt) {
			this(id, number, source, award, from, initial, earnedAt, madeAt, "");
		}
	}

}

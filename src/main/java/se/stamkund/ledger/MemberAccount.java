package se.stamkund.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/**
 * A member's points in memory: her balance, lots and holds, and the one way to change
 * them, {@link #book}. The rules of what to book are in {@link Arrival}, {@link DueTime}
 * and the classes named after what is posted.
 */
final class MemberAccount {

	final MemberId member;

	long active;

	long pending;

	long held;

	long debt;

	long owed;

	long lifetime;

	/** The number of the latest entry. */
	long entries;

	/** When the latest entry occurred: no later one occurs before it. */
	@Nullable Instant bookedAt;

	@Nullable Instant lastActivityAt;

	@Nullable Instant idleAt;

	/** Who has her points now; null unless she was merged into another. */
	@Nullable MemberId mergedInto;

	/** Merges into this account, by what names them, as far as they are needed. */
	final Map<UUID, Merged> merges = new LinkedHashMap<>();

	/** When something falls due, as it was stored. */
	@Nullable Instant storedDueAt;

	/** The latest change of expiry its dates follow, and the latest there is. */
	int expiryChange;

	int latestChange;

	/** Whether it follows more changes than when it was read. */
	boolean redated;

	/** Whether all its open lots and holds are here, not only new ones. */
	boolean complete = true;

	final Map<UUID, Lot> lots = new LinkedHashMap<>();

	final Map<UUID, PointsHold> holds = new LinkedHashMap<>();

	final Map<Reference, List<Spent>> spent = new HashMap<>();

	final List<Booked> booked = new ArrayList<>();

	MemberAccount(MemberId member) {
		this.member = member;
	}

	void add(Lot lot) {
		this.lots.put(lot.id(), lot);
	}

	void add(PointsHold hold) {
		this.holds.put(hold.id, hold);
	}

	void add(Reference reference, Spent part) {
		this.spent.computeIfAbsent(reference, (key) -> new ArrayList<>()).add(part);
	}

	/** Parts of a lot that comes: kept in the order they were spent. */
	void addAll(Reference reference, List<Spent> parts) {
		if (!parts.isEmpty()) {
			var all = this.spent.computeIfAbsent(reference, (key) -> new ArrayList<>());
			all.addAll(parts);
			all.sort(Spent.ORDER);
		}
	}

	/** Whether, as stored, something may be due. */
	boolean isDue(Instant now) {
		return this.storedDueAt != null && !this.storedDueAt.isAfter(now);
	}

	/** Whether a change of expiry has not come to its dates yet. */
	boolean isBehind() {
		return this.expiryChange < this.latestChange;
	}

	/** When something falls due next, or at the earliest may. */
	@Nullable Instant nextDueAt() {
		var next = new DueTime(this).nextAt();
		if (this.complete || this.storedDueAt == null) {
			return next;
		}
		return (next == null || this.storedDueAt.isBefore(next)) ? this.storedDueAt : next;
	}

	Balance balance() {
		return new Balance(Points.of(this.active), Points.of(this.pending), Points.of(this.held), Points.of(this.debt),
				Points.of(this.lifetime));
	}

	/** When something occurs at the earliest that is booked now. */
	Instant notBeforeBooked(Instant time) {
		return (this.bookedAt == null || time.isAfter(this.bookedAt)) ? time : this.bookedAt;
	}

	/** The lots with active points, in the order they are spent. */
	List<Lot> spendable() {
		return this.lots.values().stream().filter((lot) -> lot.active > 0).sorted(spendOrder()).toList();
	}

	Comparator<Lot> spendOrder() {
		return Comparator
			.comparing((Lot lot) -> lot.expiry(this.idleAt), Comparator.nullsLast(Comparator.naturalOrder()))
			.thenComparing(oldestFirst());
	}

	static Comparator<Lot> oldestFirst() {
		return Comparator.comparing((Lot lot) -> lot.origin.earnedAt())
			.thenComparing((lot) -> lot.origin.madeAt())
			.thenComparing((lot) -> lot.origin.number())
			.thenComparing(Lot::id);
	}

	Lot lot(UUID id) {
		return Objects.requireNonNull(this.lots.get(id), "not loaded");
	}

	/** The lots of an award, in the order they were earned. */
	List<Lot> lotsOf(Reference award) {
		return this.lots.values().stream().filter((lot) -> lot.isOf(award)).sorted(oldestFirst()).toList();
	}

	/**
	 * The lots where points of this one's award are instead, in the order they were
	 * earned.
	 */
	List<Lot> inPlaceOf(Lot lot) {
		return lot.elsewhere.keySet().stream().map(this::lot).sorted(oldestFirst()).toList();
	}

	/**
	 * Points of a lot are taken because those of another are gone. So whoever owned the
	 * former (the lot's own award, or one whose points had been taken before) now owns
	 * the latter, to be found there when they return.
	 */
	void swap(Lot taken, Lot gone, long points) {
		if (taken == gone) {
			return;
		}
		long own = Math.min(points, taken.ownInPlace());
		taken.swap(gone, own);
		long left = points - own;
		for (var owner : this.lots.values().stream().sorted(oldestFirst()).toList()) {
			long part = Math.min(left, owner.elsewhere(taken));
			owner.swap(taken, -part);
			owner.swap(gone, part);
			left -= part;
		}
	}

	/** The entry that moves these points: the only thing that changes a balance. */
	Entry book(Cause cause, Movement movement) {
		long points = Use.sum(movement.uses());
		add(movement.from(), -points);
		add(movement.to(), points);
		movement.applyToLots();
		if (movement.to() == LedgerAccount.REVOKED) {
			this.lifetime -= points;
		}
		else if (movement.from() == LedgerAccount.ISSUED || movement.from() == LedgerAccount.OPENING) {
			this.lifetime = Math.addExact(this.lifetime, points);
		}
		this.bookedAt = cause.at();
		var id = (movement.id() != null) ? movement.id() : cause.newId(this);
		var entry = movement.entry(this.member, ++this.entries, id, cause, Points.of(this.active));
		this.booked.add(new Booked(entry, List.copyOf(movement.uses())));
		return entry;
	}

	/** She has earned or spent. */
	void moved(Instant at, @Nullable Instant idleAt) {
		this.lastActivityAt = at;
		this.idleAt = (idleAt != null) ? Micros.of(idleAt) : null;
	}

	private void add(LedgerAccount account, long change) {
		switch (account) {
			case MEMBER_PENDING -> this.pending = Math.addExact(this.pending, change);
			case MEMBER_ACTIVE -> this.active = Math.addExact(this.active, change);
			case MEMBER_HELD -> this.held = Math.addExact(this.held, change);
			case MEMBER_DEBT -> this.debt = Math.addExact(this.debt, -change);
			case UNCOLLECTED -> this.owed = Math.addExact(this.owed, -change);
			default -> {
				// the programme's side stores no balance
			}
		}
	}

}

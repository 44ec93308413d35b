package se.stamkund.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What time itself does to an account: holds lapse, pending points become active, active
 * ones expire. "Exactly now" counts as due.
 */
record DueTime(MemberAccount account) {

	/** Books all that falls due until {@code now}, in order of time. */
	void advanceTo(Instant now) {
		for (var due = next(); due.isPresent() && !due.get().at().isAfter(now); due = next()) {
			due.get().what().accept(this.account.notBeforeBooked(due.get().at()));
		}
	}

	/** When something falls due next; null if nothing will. */
	@Nullable Instant nextAt() {
		return next().map(Due::at).orElse(null);
	}

	private Optional<Due> next() {
		var holds = this.account.holds.values().stream().filter(PointsHold::isOpen).map(this::lapse);
		var lots = this.account.lots.values().stream().flatMap(this::ofLot);
		return Stream.concat(holds, lots).min(Due.ORDER);
	}

	private Stream<Due> ofLot(Lot lot) {
		if (lot.pending > 0 && lot.activeFrom != null) {
			return Stream
				.of(new Due(lot.activeFrom, 1, lot.origin.madeAt(), lot.origin.number(), (at) -> activate(lot, at)));
		}
		var expiry = (lot.active > 0) ? lot.expiry(this.account.idleAt) : null;
		return (expiry != null)
				? Stream.of(new Due(expiry, 2, lot.origin.madeAt(), lot.origin.number(), (at) -> expire(lot, at)))
				: Stream.empty();
	}

	private Due lapse(PointsHold hold) {
		return new Due(hold.expiresAt, 0, hold.openedAt, 0,
				(at) -> new Holding(this.account, Cause.time(hold.reference, at)).close(hold, HoldState.LAPSED,
						hold.lots));
	}

	private void activate(Lot lot, Instant at) {
		var cause = Cause.time(lot.origin.award(), at);
		var use = new Use(lot, lot.pending);
		this.account.book(cause, Movement.of(EntryKind.ACTIVATION, LedgerAccount.MEMBER_PENDING,
				LedgerAccount.MEMBER_ACTIVE, List.of(use)));
		new Arrival(this.account, cause).settle(use, LedgerAccount.MEMBER_ACTIVE);
	}

	private void expire(Lot lot, Instant at) {
		this.account.book(Cause.time(lot.origin.award(), at), Movement.of(EntryKind.EXPIRY, LedgerAccount.MEMBER_ACTIVE,
				LedgerAccount.EXPIRED, List.of(new Use(lot, lot.active))));
	}

	/**
	 * Something that falls due; at one instant, holds let go first and expiry comes last.
	 */
	private record Due(Instant at, int rank, Instant since, long number, Consumer<Instant> what) {

		static final Comparator<Due> ORDER = Comparator.comparing(Due::at)
			.thenComparing(Due::rank)
			.thenComparing(Due::since)
			.thenComparing(Due::number);

	}

}

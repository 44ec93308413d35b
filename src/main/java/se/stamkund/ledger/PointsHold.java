package se.stamkund.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Points set aside; named by the entry that did so. */
final class PointsHold {

	final UUID id;

	final Reference reference;

	final Instant openedAt;

	/** The lots it holds, in the order they would be spent. */
	final List<Use> lots;

	Instant expiresAt;

	HoldState state;

	long captured;

	@Nullable Instant closedAt;

	/** As it was read; null for a new one. */
	@Nullable Status stored;

	PointsHold(UUID id, Reference reference, Instant openedAt, Instant expiresAt, List<Use> lots) {
		this.id = id;
		this.reference = reference;
		this.openedAt = openedAt;
		this.expiresAt = expiresAt;
		this.lots = List.copyOf(lots);
		this.state = HoldState.OPEN;
	}

	long points() {
		return Use.sum(this.lots);
	}

	boolean isOpen() {
		return this.state == HoldState.OPEN;
	}

	void close(HoldState how, Instant at) {
		this.state = how;
		this.closedAt = at;
	}

	Status status() {
		return new Status(this.state, this.expiresAt, this.captured);
	}

	/** What can change about a hold. */
	record Status(HoldState state, Instant expiresAt, long captured) {
	}

}

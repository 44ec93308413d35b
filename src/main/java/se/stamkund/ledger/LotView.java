package se.stamkund.ledger;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Points;

/**
 * Points that came together, as far as they are left.
 *
 * @param award what they were earned for
 * @param activeFrom when they become or became active; null while they await an event
 * @param expiresAt when they expire, if nothing happens before; null for never
 */
public record LotView(UUID id, Reference award, Points initial, Points pending, Points active, Points held,
		Instant earnedAt, @Nullable Instant activeFrom, @Nullable Instant expiresAt) {

	static LotView of(Lot lot, @Nullable Instant idleAt) {
		return new LotView(lot.id(), lot.origin.award(), Points.of(lot.origin.initial()), Points.of(lot.pending),
				Points.of(lot.active), Points.of(lot.held), lot.origin.earnedAt(), lot.activeFrom, lot.expiry(idleAt));
	}

	/** What is left, whatever its state. */
	public Points remaining() {
		return this.pending.plus(this.active).plus(this.held);
	}

}

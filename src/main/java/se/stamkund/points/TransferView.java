package se.stamkund.points;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/**
 * Points given by one member to another.
 *
 * @param returned how many an undo brought back
 * @param message what she wrote with it
 */
public record TransferView(UUID id, MemberId from, MemberId to, Points points, Points returned,
		@Nullable String message, String actor, Instant at, @Nullable Instant undoneAt) {

	public Instant undoableUntil() {
		return this.at.plus(Transfers.UNDO);
	}

	public boolean undoable(Instant now) {
		return this.undoneAt == null && now.isBefore(undoableUntil());
	}

}

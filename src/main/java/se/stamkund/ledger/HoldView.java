package se.stamkund.ledger;

import java.time.Instant;
import java.util.UUID;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/** Points set aside for a purchase under way. */
public record HoldView(UUID id, MemberId member, Points points, Points captured, HoldState state, Reference reference,
		Instant openedAt, Instant expiresAt) {
}

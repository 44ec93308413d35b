package se.stamkund.ledger;

import java.util.UUID;

import se.stamkund.shared.Points;

/** How many points of a lot an entry moved. */
public record LotUse(UUID lot, Points points) {
}

package se.stamkund.points;

import java.time.LocalDate;

import se.stamkund.ledger.Holdings;

/**
 * A line of a statement: one entry.
 *
 * @param day it belongs to, in the programme's zone; what expires at the very end of a
 * day belongs to it
 * @param after what the member has after it
 */
public record StatementLine(LocalDate day, PointsEvent event, Holdings after) {
}

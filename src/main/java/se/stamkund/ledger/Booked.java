package se.stamkund.ledger;

import java.util.List;

/** An entry that is not stored yet, and the lots it uses. */
record Booked(Entry entry, List<Use> uses) {
}

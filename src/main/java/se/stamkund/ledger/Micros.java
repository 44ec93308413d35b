package se.stamkund.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Instants as precise as PostgreSQL keeps them, so that what was decided is what is read.
 */
final class Micros {

	private Micros() {
	}

	static Instant of(Instant instant) {
		return instant.truncatedTo(ChronoUnit.MICROS);
	}

}

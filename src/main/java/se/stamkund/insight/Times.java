package se.stamkund.insight;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** JDBC takes a moment as an {@link OffsetDateTime}. */
final class Times {

	private Times() {
	}

	static OffsetDateTime of(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}

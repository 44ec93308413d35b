package se.stamkund.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.ProgramId;

/**
 * How long a member may be idle: answered by the feature that knows the programme's
 * settings, asked once for a batch of postings.
 */
@FunctionalInterface
public interface Inactivity {

	/** The rule of a programme, as it is now. */
	Rule of(ProgramId program);

	/** When idle points expire. */
	@FunctionalInterface
	interface Rule {

		/** They don't. */
		Rule NEVER = (lastActivity) -> null;

		/**
		 * When lots with {@link Expiry#WHEN_IDLE} expire, if nothing happens after
		 * {@code lastActivity}; null if they don't.
		 */
		@Nullable Instant expiry(Instant lastActivity);

	}

}

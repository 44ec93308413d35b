package se.stamkund.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.ProgramId;

/**
 * How long a member may be idle: answered by the feature that knows the programme's
 * settings, asked when she earns or spends.
 */
@FunctionalInterface
public interface Inactivity {

	/**
	 * When lots with {@link Expiry#WHEN_IDLE} expire, if nothing happens after
	 * {@code lastActivity}; null if they don't.
	 */
	@Nullable Instant expiry(ProgramId program, Instant lastActivity);

}

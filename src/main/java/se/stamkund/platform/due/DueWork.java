package se.stamkund.platform.due;

import java.time.Instant;
import java.util.Optional;

import se.stamkund.shared.ProgramId;

/**
 * What a feature books when its time has come: points that turn active or expire, a tier
 * under review. A bean of this type is run for each programme about every half minute by
 * the programme's clock, and in order of time when a sandbox's clock is moved forward.
 * <p>
 * More than one instance may run it at once: claim rows by {@code for update skip locked}
 * or decide by a conditional update.
 */
public interface DueWork {

	/**
	 * When the earliest of the programme's open work falls due, if that is not after the
	 * limit. Answered from an index.
	 */
	Optional<Instant> nextDue(ProgramId program, Instant limit);

	/**
	 * Does what is due at or before {@code now}, at most a batch of it, in a transaction
	 * of its own; called again while {@link #nextDue} finds more. What it writes carries
	 * the time the work fell due, not the time it was done.
	 */
	void run(ProgramId program, Instant now);

}

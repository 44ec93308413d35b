package se.stamkund.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.ProgramId;

/**
 * Which dates points have after a change: answered by the feature that knows what the
 * change says.
 */
@FunctionalInterface
public interface Redating {

	/** What the change does to dates. */
	Dates of(ProgramId program, ExpiryChange change);

	/** The dates after a change. The same for all that was earlier than the change. */
	interface Dates {

		/**
		 * When an account's idle lots expire, if nothing happens after
		 * {@code lastActivity}; null if the change says nothing about that.
		 */
		@Nullable Instant idleAt(Instant lastActivity);

		/** When points usable from {@code activeFrom} expire; null to keep their date. */
		@Nullable Expiry expiry(String part, Instant activeFrom);

	}

}

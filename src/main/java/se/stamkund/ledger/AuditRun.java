package se.stamkund.ledger;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An audit somebody asked for, and how far it is.
 *
 * @param askedBy as {@link se.stamkund.shared.Actor} writes it
 * @param accounts how many there were when it began
 * @param differences how many were found; only the first thousand are kept
 */
public record AuditRun(UUID id, State state, String askedBy, Instant askedAt, @Nullable Instant finishedAt,
		long accounts, long accountsChecked, long entriesChecked, long lotsChecked, long differences) {

	/** How far it is. */
	public enum State {

		WAITING, RUNNING, DONE, FAILED

	}

	public boolean isOpen() {
		return this.state == State.WAITING || this.state == State.RUNNING;
	}

	/** Whether it went to the end and found nothing. */
	public boolean isClean() {
		return this.state == State.DONE && this.differences == 0;
	}

	/** Roughly how much is done, in percent: going over the members is most of it. */
	public int percent() {
		if (this.state == State.DONE) {
			return 100;
		}
		return (this.accounts > 0) ? (int) Math.min(99, this.accountsChecked * 90 / this.accounts) : 0;
	}

}

package se.stamkund.platform.batch;

import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/** One question, and whoever waits for its answer. */
final class Ticket<Q, A> {

	private final Q question;

	private final Thread asking = Thread.currentThread();

	private @Nullable A answer;

	private @Nullable Throwable failure;

	private volatile boolean leads;

	private volatile boolean done;

	Ticket(Q question) {
		this.question = question;
	}

	Q question() {
		return this.question;
	}

	/**
	 * Waits until it is answered, or it is its turn to lead. What is under way can't be
	 * called back, so an interrupt is kept for later.
	 * @return whether it leads
	 */
	boolean awaitTurn() {
		boolean interrupted = false;
		while (!this.done && !this.leads) {
			LockSupport.park(this);
			interrupted |= Thread.interrupted();
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		return !this.done;
	}

	void answered(A answer) {
		this.answer = answer;
	}

	void failed(Throwable failure) {
		this.failure = failure;
	}

	void wake(boolean lead) {
		if (lead) {
			this.leads = true;
		}
		else {
			this.done = true;
		}
		if (this.asking != Thread.currentThread()) {
			LockSupport.unpark(this.asking);
		}
	}

	A answer() {
		switch (this.failure) {
			case null -> {
				return Objects.requireNonNull(this.answer);
			}
			case RuntimeException ex -> throw ex;
			default -> throw new IllegalStateException(this.failure);
		}
	}

}

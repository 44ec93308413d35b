package se.stamkund.checkout;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.due.DueWork;
import se.stamkund.shared.ProgramId;

/**
 * Forgets carts that came to nothing. What an order took is kept with it: the order may
 * be told again, and means what was agreed on then.
 */
@Component
class CheckoutDueWork implements DueWork {

	/** So long an order may come late; its codes and gift cards remember as long. */
	static final Duration MEMORY = Duration.ofDays(90);

	private static final int BATCH = 1000;

	private final CartHoldStore store;

	CheckoutDueWork(CartHoldStore store) {
		this.store = store;
	}

	@Override
	public Optional<Instant> nextDue(ProgramId program, Instant limit) {
		return this.store.firstEnded(program, limit.minus(MEMORY)).map((ended) -> ended.plus(MEMORY));
	}

	@Override
	@Transactional
	public void run(ProgramId program, Instant now) {
		this.store.forget(program, now.minus(MEMORY), BATCH);
	}

}

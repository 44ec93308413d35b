package se.stamkund.platform.due;

import java.time.Instant;

import org.springframework.stereotype.Service;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.outbox.OutboxDelivery;
import se.stamkund.shared.ProgramId;

/** Lets time pass in a sandbox, with all that time brings. */
@Service
public class TimeTravel {

	private final ProgramClock clock;

	private final DueWorkRunner works;

	private final OutboxDelivery outbox;

	TimeTravel(ProgramClock clock, DueWorkRunner works, OutboxDelivery outbox) {
		this.clock = clock;
		this.works = works;
		this.outbox = outbox;
	}

	/**
	 * Moves the sandbox's clock forward to the instant, stopping wherever something falls
	 * due on the way: it is done, its events are delivered, and time goes on. If that
	 * fails half-way the clock stands where it failed, and the call can be repeated. Not
	 * for a transaction: each step has its own.
	 * @throws se.stamkund.shared.BusinessRuleException if the clock is already past that
	 * instant, or isn't movable
	 */
	public void to(ProgramId program, Instant target) {
		var now = this.clock.now(program);
		if (now.isAfter(target)) {
			this.clock.advanceTo(program, target);
		}
		settle(program, now);
		for (var due = this.works.nextDue(program, target); due
			.isPresent(); due = this.works.nextDue(program, target)) {
			var next = due.get();
			if (next.isAfter(this.clock.now(program))) {
				this.clock.advanceTo(program, next);
			}
			settle(program, next);
		}
		if (target.isAfter(this.clock.now(program))) {
			this.clock.advanceTo(program, target);
		}
	}

	private void settle(ProgramId program, Instant now) {
		this.works.runDue(program, now);
		this.outbox.deliverAll(program);
	}

}

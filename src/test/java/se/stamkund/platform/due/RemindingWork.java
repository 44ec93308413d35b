package se.stamkund.platform.due;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.ProgramId;

import org.springframework.stereotype.Component;

/** Work of the tests: remembers when it was done. */
@Component
class RemindingWork implements DueWork {

	private final List<Reminder> open = new CopyOnWriteArrayList<>();

	private final List<Done> done = new CopyOnWriteArrayList<>();

	private final ProgramClock clock;

	RemindingWork(ProgramClock clock) {
		this.clock = clock;
	}

	void add(ProgramId program, String what, Instant due) {
		this.open.add(new Reminder(program, what, due, null));
	}

	void addRepeating(ProgramId program, String what, Instant due, Duration every) {
		this.open.add(new Reminder(program, what, due, every));
	}

	List<Done> doneIn(ProgramId program) {
		return this.done.stream().filter((each) -> each.program().equals(program)).toList();
	}

	@Override
	public Optional<Instant> nextDue(ProgramId program, Instant limit) {
		return earliest(program).map(Reminder::due).filter((due) -> !due.isAfter(limit));
	}

	@Override
	public void run(ProgramId program, Instant now) {
		var next = earliest(program).orElseThrow();
		this.open.remove(next);
		this.done.add(new Done(program, next.what(), next.due(), this.clock.now(program)));
		if (next.every() != null) {
			addRepeating(program, next.what(), next.due().plus(next.every()), next.every());
		}
	}

	private Optional<Reminder> earliest(ProgramId program) {
		return this.open.stream()
			.filter((each) -> each.program().equals(program))
			.min(Comparator.comparing(Reminder::due));
	}

	record Reminder(ProgramId program, String what, Instant due, @Nullable Duration every) {
	}

	record Done(ProgramId program, String what, Instant due, Instant clock) {
	}

}

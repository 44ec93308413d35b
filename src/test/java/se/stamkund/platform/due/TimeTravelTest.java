package se.stamkund.platform.due;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class TimeTravelTest {

	@Autowired
	TimeTravel travel;

	@Autowired
	ProgramClock clock;

	@Autowired
	TestPrograms programs;

	@Autowired
	RemindingWork reminders;

	private ProgramId sandbox;

	private Instant start;

	@BeforeEach
	void aSandbox() {
		this.sandbox = this.programs.createId();
		this.clock.register(this.sandbox);
		this.start = this.clock.now(this.sandbox);
	}

	@Test
	void doesWhatFallsDueOnTheWayInOrderOfTime() {
		this.reminders.add(this.sandbox, "b", days(20));
		this.reminders.add(this.sandbox, "a", days(10));
		this.reminders.add(this.sandbox, "too late", days(31));

		this.travel.to(this.sandbox, days(30));

		assertThat(this.reminders.doneIn(this.sandbox)).extracting(RemindingWork.Done::what).containsExactly("a", "b");
		assertThat(this.reminders.doneIn(this.sandbox)).extracting(RemindingWork.Done::clock)
			.satisfiesExactly((first) -> assertThat(first).isBetween(days(10), days(11)),
					(second) -> assertThat(second).isBetween(days(20), days(21)));
		assertThat(this.clock.now(this.sandbox)).isBetween(days(30), days(31));
	}

	@Test
	void doesWhatIsSetOffOnTheWay() {
		this.reminders.addRepeating(this.sandbox, "weekly", days(7), Duration.ofDays(7));

		this.travel.to(this.sandbox, days(22));

		assertThat(this.reminders.doneIn(this.sandbox)).extracting(RemindingWork.Done::due)
			.isEqualTo(List.of(days(7), days(14), days(21)));
	}

	private Instant days(int days) {
		return this.start.plus(Duration.ofDays(days));
	}

}

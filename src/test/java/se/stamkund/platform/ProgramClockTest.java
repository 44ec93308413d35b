package se.stamkund.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

@IntegrationTest
class ProgramClockTest {

	@Autowired
	ProgramClock clock;

	@Autowired
	JdbcClient database;

	private final ProgramId program = ProgramId.next();

	@Test
	void liveProgrammesFollowTheRealTimeAndStayThere() {
		assertThat(this.clock.now(this.program)).isCloseTo(Instant.now(), within(Duration.ofSeconds(5)));

		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> this.clock.advanceTo(this.program, Instant.now().plusSeconds(60)))
			.extracting(BusinessRuleException::code)
			.isEqualTo("clock_not_movable");
	}

	@Test
	void aSandboxGoesOnTickingFromWhereItWasMoved() {
		this.clock.register(this.program);
		var tomorrow = this.clock.now(this.program).plus(Duration.ofDays(1));

		this.clock.advanceTo(this.program, tomorrow);

		assertThat(this.clock.now(this.program)).isBetween(tomorrow, tomorrow.plusSeconds(5));
	}

	@Test
	void anotherInstanceSeesTheMove() {
		this.clock.register(this.program);
		var another = new ProgramClock(Clock.systemUTC(), this.database);
		var before = another.now(this.program);

		this.clock.advanceTo(this.program, before.plus(Duration.ofDays(30)));

		assertThat(another.now(this.program)).isAfterOrEqualTo(before.plus(Duration.ofDays(30)));
	}

	@Test
	void refusesToGoBack() {
		this.clock.register(this.program);
		var now = this.clock.now(this.program);
		this.clock.advanceTo(this.program, now.plusSeconds(120));

		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> this.clock.advanceTo(this.program, now.plusSeconds(60)))
			.extracting(BusinessRuleException::code)
			.isEqualTo("clock_backwards");
	}

}

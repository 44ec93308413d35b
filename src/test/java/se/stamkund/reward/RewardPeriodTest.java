package se.stamkund.reward;

import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RewardPeriodTest {

	private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

	@ParameterizedTest
	@CsvSource(textBlock = """
			DAY,   2026-03-28T23:00:00Z, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z
			DAY,   2026-10-25T12:00:00Z, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z
			WEEK,  2026-11-22T22:59:59Z, 2026-11-15T23:00:00Z, 2026-11-22T23:00:00Z
			WEEK,  2026-11-22T23:00:00Z, 2026-11-22T23:00:00Z, 2026-11-29T23:00:00Z
			MONTH, 2026-11-30T22:59:59Z, 2026-10-31T23:00:00Z, 2026-11-30T23:00:00Z
			YEAR,  2026-12-31T23:00:00Z, 2026-12-31T23:00:00Z, 2027-12-31T23:00:00Z
			EVER,  2026-11-22T12:00:00Z, ,
			""")
	void isCountedInTheProgrammesCalendar(RewardPeriod period, Instant at, Instant start, Instant next) {
		assertThat(period.start(at, STOCKHOLM)).isEqualTo(start);
		assertThat(period.next(at, STOCKHOLM)).isEqualTo(next);
	}

}

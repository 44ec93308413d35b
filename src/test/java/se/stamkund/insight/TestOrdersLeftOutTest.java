package se.stamkund.insight;

import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

/** A test order is in no figure: it sold nothing, and nobody got points for it. */
@IntegrationTest
class TestOrdersLeftOutTest {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestKeys keys;

	@Autowired
	ProgramClock clock;

	@Autowired
	SalesFigures sales;

	@Autowired
	AttentionList attention;

	@Autowired
	PointsFigures points;

	@Test
	void isInNoFigure() {
		var program = this.programs.createId();
		var key = this.keys.secret(program);
		enrol(key);
		record(key, "1", "100.00", false);
		var before = figures(program);

		record(key, "2", "900.00", true);

		assertThat(figures(program)).isEqualTo(before);
		assertThat(before.month().orders()).isEqualTo(1);
		assertThat(before.flow().earned()).isEqualTo(100);
		assertThat(before.attention().orders()).isEqualTo(1);
	}

	private Figures figures(ProgramId program) {
		var now = this.clock.now(program);
		var from = now.minus(Duration.ofDays(1));
		var to = now.plus(Duration.ofDays(1));
		var month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
		return new Figures(this.sales.between(program, from, to),
				this.sales.byMonth(program, month, month, ZoneOffset.UTC).lastEntry().getValue(),
				this.attention.since(program, from), this.points.between(program, from, to));
	}

	private void enrol(String key) {
		assertThat(this.mvc.post()
			.uri("/api/v1/members")
			.header("Authorization", key)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"email\": \"anna@mejl.example\"}")).hasStatus(HttpStatus.CREATED);
	}

	/** With a hold that nobody knows: so it carries a warning. */
	private void record(String key, String id, String gross, boolean test) {
		assertThat(this.mvc.post()
			.uri("/api/v1/orders")
			.header("Authorization", key)
			.contentType(MediaType.APPLICATION_JSON)
			.content("""
					{"store": "web", "order_id": "%s", "customer": {"email": "anna@mejl.example"}, "test": %s,
					 "hold_id": "%s", "lines": [{"gross": "%s"}]}""".formatted(id, test, Ids.next(), gross)))
			.hasStatus(HttpStatus.CREATED);
	}

	private record Figures(Sales day, Sales month, Attention attention, PointsFlow flow) {
	}

}

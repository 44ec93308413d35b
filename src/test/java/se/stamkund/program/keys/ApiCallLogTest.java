package se.stamkund.program.keys;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class ApiCallLogTest {

	@Autowired
	ApiCallLog log;

	@Autowired
	ApiCallWriter writer;

	@Autowired
	ApiKeys keys;

	@Autowired
	TestPrograms programs;

	private ProgramId program;

	private UUID key;

	@BeforeEach
	void prepare() {
		this.program = this.programs.createId();
		this.key = this.keys.create(this.program, new NewKey("Logg", KeyKind.SECRET, KeyMode.LIVE, null), Actor.SYSTEM)
			.key()
			.id();
	}

	@Test
	void keepsTheLastHundredOfAKey() {
		for (int i = 0; i < 150; i++) {
			call("/api/v1/orders/" + i, null, 200, null, null);
			if (i % 40 == 0) {
				this.writer.flush();
			}
		}
		this.writer.flush();

		var calls = this.log.of(this.program, this.key, false);
		assertThat(calls).hasSize(ApiCallLog.KEPT);
		assertThat(calls.getFirst().path()).isEqualTo("/api/v1/orders/149");
		assertThat(calls.getLast().path()).isEqualTo("/api/v1/orders/50");
	}

	@Test
	void masksWhomACallWasAbout() {
		call("/api/v1/members/anna@mail.example", "email=anna%40mail.example&limit=5", 404,
				"There is no member anna@mail.example or 070-123 45 67", """
						{"store": "web", "email": "anna@mail.example", "first_name": "Anna", "total": "199.00",
						 "points": 50, "lines": [{"sku": "A1", "name": "Tält"}], "attributes": {"size": "M"}}""");
		this.writer.flush();

		assertThat(this.log.of(this.program, this.key, true)).singleElement().satisfies((call) -> {
			assertThat(call.path()).isEqualTo("/api/v1/members/…?email=…&limit=5");
			assertThat(call.detail()).isEqualTo("There is no member … or …");
			assertThat(call.body()).isEqualTo(
					"""
							{"store":"web","email":"…","first_name":"…","total":"199.00","points":50,"lines":[{"sku":"A1","name":"…"}],"attributes":{"size":"…"}}""");
		});
	}

	private void call(String path, String query, int status, String detail, String body) {
		this.writer.write(new ApiCallWriter.Call(this.key, Instant.now(), "POST", path, query, status, 3, "r1",
				(detail != null) ? "member_not_found" : null, detail,
				(body != null) ? body.getBytes(StandardCharsets.UTF_8) : null));
	}

}

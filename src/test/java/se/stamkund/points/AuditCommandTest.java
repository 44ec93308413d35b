package se.stamkund.points;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import se.stamkund.ledger.LedgerAudit;
import se.stamkund.platform.due.ProgramDirectory;
import se.stamkund.program.Programs;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestPrograms.TestProgram;

import static org.assertj.core.api.Assertions.assertThat;

/** An audit from the command line. */
@IntegrationTest
class AuditCommandTest {

	@Autowired
	TestPrograms tests;

	@Autowired
	TestKeys keys;

	@Autowired
	MockMvcTester mvc;

	@Autowired
	LedgerAudit audit;

	@Autowired
	ProgramDirectory directory;

	@Autowired
	Programs programs;

	@Autowired
	JdbcClient jdbc;

	private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

	private TestProgram program;

	@BeforeEach
	void aMemberWithPoints() {
		this.program = this.tests.create();
		var key = this.keys.secret(this.program.id());
		assertThat(this.mvc.post()
			.uri("/api/v1/members")
			.header("Authorization", key)
			.contentType("application/json")
			.content("{\"external\": {\"store\": \"web\", \"id\": \"1\"}}")).hasStatus(201);
		assertThat(this.mvc.post()
			.uri("/api/v1/members/ext:web:1/adjustments")
			.header("Authorization", key)
			.contentType("application/json")
			.content("{\"points\": 50, \"reason\": \"x\"}")).hasStatus(201);
	}

	@Test
	void saysThatEverythingAddsUp() {
		assertThat(run(this.program.code())).isZero();
		assertThat(printed()).isEqualTo(this.program.code() + ": everything adds up\n");
	}

	@Test
	void namesWhatDiffersAndWhose() {
		this.jdbc.sql("update points_account set active = 51 where program_id = ?")
			.param(this.program.id().value())
			.update();

		assertThat(run(this.program.code())).isOne();
		assertThat(printed()).containsPattern("member [0-9a-f-]{36}: active is 51, the entries give 50\n")
			.contains(this.program.code() + ": 1 differences");
	}

	@Test
	void refusesAProgrammeNobodyKnows() {
		assertThat(run("no-such")).isOne();
		assertThat(printed()).isEqualTo("no-such: there is no such programme\n");
	}

	@Test
	void isAskedForByItsOption() {
		assertThat(AuditCommand.isAsked("--stamkund.audit")).isTrue();
		assertThat(AuditCommand.isAsked("--x", "--stamkund.audit=fjallbod")).isTrue();
		assertThat(AuditCommand.isAsked("--stamkund.auditor=1")).isFalse();
	}

	private long run(String code) {
		return new AuditCommand(this.audit, this.directory, this.programs).run(List.of(code),
				new PrintStream(this.printed, true, StandardCharsets.UTF_8));
	}

	private String printed() {
		return this.printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
	}

}

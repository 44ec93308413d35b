package se.stamkund.dataload;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.ledger.LedgerAudit;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.Instance;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestDatabase;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An instance is killed while it takes a file apart, tries it, imports it and takes it
 * back, again and again; whoever takes over goes on at the very line.
 */
@IntegrationTest
@Tag("crash")
class ImportCrashTest {

	private static final int ROWS = Integer.getInteger("crash.rows", 12_000);

	private static final int MEMBERS = 300;

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@Autowired
	private TestDatabase database;

	@Autowired
	private TestPrograms programs;

	@Autowired
	private TestKeys keys;

	@Autowired
	private LedgerAudit audit;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private JsonMapper json;

	@Autowired
	private ImportWorker ours;

	private ProgramId program;

	private String key;

	private int kills;

	/** Whether to wait for the dead one's lease to run out, as in life. */
	private boolean patient;

	@Test
	void noRowIsLostAndNoneIsDoneTwice() throws Exception {
		this.program = this.programs.createId();
		this.key = this.keys.secret(this.program);
		// only the instances that are killed work
		this.ours.stop();
		try (var instance = Instance.start("import", this.database)) {
			instance.awaitReady();
			var id = send(instance, "POST", "?kind=orders", "text/csv", csv()).get("id").asString();
			send(instance, "PUT", "/" + id, "application/json",
					"{\"options\": {\"store\": \"web\", \"awarding\": \"by_date\", \"enrol\": true}}");

			send(instance, "POST", "/" + id + "/check", "application/json", "");
			killWhen(instance, "state = 'CHECKING' and staged > 0", "state = 'CHECKED'");
			killWhen(instance, "state = 'CHECKING' and staged_all and done > " + ROWS / 3, "state = 'CHECKED'");
			await("state = 'CHECKED'");
			assertThat(number("select count(*) from purchase_order where program_id = :program")).isZero();
			assertThat(number("select (forecast -> 'counts' ->> 'points')::bigint from data_import "
					+ "where program_id = :program"))
				.isEqualTo(points());

			send(instance, "POST", "/" + id + "/confirm", "application/json", "");
			killWhen(instance, "state = 'RUNNING' and done > " + ROWS / 4, "state = 'DONE'");
			this.patient = true;
			killWhen(instance, "state = 'RUNNING' and done > " + ROWS / 2, "state = 'DONE'");
			await("state = 'DONE'");
			everyRowIsThereOnce();

			send(instance, "POST", "/" + id + "/undo?spent_points=debt", "application/json", "");
			killWhen(instance, "state = 'UNDOING' and done > " + ROWS / 3, "state = 'UNDONE'");
			killWhen(instance, "state = 'UNDOING' and (tally -> 'counts' ->> 'members_gone')::int > " + MEMBERS / 3,
					"state = 'UNDONE'");
			await("state = 'UNDONE'");
			everyRowIsTakenBackOnce();
			assertThat(this.kills).as("kills in the middle").isEqualTo(6);
		}
		finally {
			this.ours.start();
		}
	}

	/** Dates are such that nothing has expired. */
	private static String csv() {
		var day = LocalDate.now(ZoneOffset.UTC).minusDays(30);
		var csv = new StringBuilder("order_id;ordered_at;amount;external_id\n");
		for (int i = 0; i < ROWS; i++) {
			csv.append("o-%d;%s;%d,00;c-%d%n".formatted(i, day, 10 + i % 90, i % MEMBERS));
		}
		return csv.toString();
	}

	private static long points() {
		return IntStream.range(0, ROWS).mapToLong((i) -> 10 + i % 90).sum();
	}

	private void everyRowIsThereOnce() {
		assertThat(number("select count(*) from purchase_order where program_id = :program")).isEqualTo(ROWS);
		assertThat(number("select count(distinct order_id) from purchase_order where program_id = :program"))
			.isEqualTo(ROWS);
		assertThat(number("select count(*) from import_outcome where program_id = :program and result = 'DONE'"))
			.isEqualTo(ROWS);
		assertThat(tally("points")).isEqualTo(points());
		assertThat(tally("lines")).isEqualTo(ROWS);
		assertThat(number("select sum(active) from points_account where program_id = :program")).isEqualTo(points());
		assertThat(number("select count(*) from member where program_id = :program")).isEqualTo(MEMBERS);
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	private void everyRowIsTakenBackOnce() {
		assertThat(number("select count(*) from purchase_order where program_id = :program and status = 'CANCELLED'"))
			.isEqualTo(ROWS);
		assertThat(number("select count(*) from refund where program_id = :program")).isEqualTo(ROWS);
		assertThat(tally("taken")).isEqualTo(points());
		assertThat(tally("lines")).isEqualTo(ROWS);
		assertThat(tally("members_gone")).isEqualTo(MEMBERS);
		assertThat(number("select sum(active + pending + debt) from points_account where program_id = :program"))
			.isZero();
		assertThat(number("select count(*) from member where program_id = :program and status = 'ACTIVE'")).isZero();
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	/** Kills and restarts it; counts only if it was in the middle. */
	private void killWhen(Instance instance, String middle, String end) throws Exception {
		await(middle + " or " + end);
		instance.kill();
		if (number("select count(*) from data_import where program_id = :program and " + middle) == 1) {
			this.kills++;
		}
		if (!this.patient) {
			this.jdbc.sql("update data_import set leased_until = now() where program_id = ? and lease is not null")
				.param(this.program.value())
				.update();
		}
		this.patient = false;
		instance.restart();
		instance.awaitReady();
	}

	private JsonNode send(Instance instance, String method, String path, String type, String body) throws Exception {
		var answer = HTTP.send(HttpRequest.newBuilder(instance.uri("/api/v1/imports" + path))
			.header("Authorization", this.key)
			.header("Content-Type", type)
			.timeout(Duration.ofMinutes(1))
			.method(method, BodyPublishers.ofString(body))
			.build(), BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
		return this.json.readTree(answer.body());
	}

	private void await(String condition) throws InterruptedException {
		long deadline = System.nanoTime() + Duration.ofMinutes(8).toNanos();
		while (number("select count(*) from data_import where program_id = :program and (" + condition + ")") == 0) {
			assertThat(System.nanoTime()).as(condition).isLessThan(deadline);
			Thread.sleep(10);
		}
	}

	private long tally(String what) {
		return number(
				"select (tally -> 'counts' ->> '" + what + "')::bigint from data_import where program_id = :program");
	}

	private long number(String sql) {
		return this.jdbc.sql(sql).param("program", this.program.value()).query(Long.class).single();
	}

}

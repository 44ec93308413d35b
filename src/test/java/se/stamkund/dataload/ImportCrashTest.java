package se.stamkund.dataload;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

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
 * An instance is killed in the middle of an import, again and again; whoever takes over
 * goes on at the very line.
 */
@IntegrationTest
@Tag("crash")
class ImportCrashTest {

	private static final int ROWS = Integer.getInteger("crash.rows", 20_000);

	private static final int KILLS = 3;

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

	@Test
	void noRowIsLostAndNoneIsDoneTwice() throws Exception {
		var program = this.programs.createId();
		var key = this.keys.secret(program);
		// only the instances that are killed work
		this.ours.stop();
		try (var instance = Instance.start("import", this.database)) {
			instance.awaitReady();
			var csv = new StringBuilder("order_id;ordered_at;amount;external_id\n");
			for (int i = 0; i < ROWS; i++) {
				csv.append("o-")
					.append(i)
					.append(";2026-01-10;")
					.append(10 + i % 90)
					.append(",00;c-")
					.append(i % 500)
					.append('\n');
			}
			var upload = send(instance, key, "POST", "?kind=orders", "text/csv", csv.toString());
			var id = upload.get("id").asString();
			send(instance, key, "PUT", "/" + id, "application/json",
					"{\"options\": {\"store\": \"web\", \"awarding\": \"by_date\", \"enrol\": true}}");
			send(instance, key, "POST", "/" + id + "/check", "application/json", "");
			await(program, "state = 'CHECKED'");
			send(instance, key, "POST", "/" + id + "/confirm", "application/json", "");
			for (int kill = 1; kill <= KILLS; kill++) {
				await(program, "done >= " + (ROWS / (KILLS + 1) * kill));
				instance.kill();
				instance.restart();
				instance.awaitReady();
			}
			await(program, "state = 'DONE'");
			long points = 0;
			for (int i = 0; i < ROWS; i++) {
				points += 10 + i % 90;
			}
			assertThat(number(program, "select count(*) from purchase_order where program_id = :program"))
				.isEqualTo(ROWS);
			assertThat(number(program,
					"select count(*) from import_outcome where program_id = :program and result = 'DONE'"))
				.isEqualTo(ROWS);
			assertThat(number(program,
					"select (tally -> 'counts' ->> 'points')::bigint from data_import where program_id = :program"))
				.isEqualTo(points);
			assertThat(number(program, "select sum(active) from points_account where program_id = :program"))
				.isEqualTo(points);
			assertThat(number(program, "select count(*) from member where program_id = :program")).isEqualTo(500);
			assertThat(this.audit.differences(program)).isEmpty();
		}
		finally {
			this.ours.start();
		}
	}

	private JsonNode send(Instance instance, String key, String method, String path, String type, String body)
			throws Exception {
		var answer = HTTP.send(HttpRequest.newBuilder(instance.uri("/api/v1/imports" + path))
			.header("Authorization", key)
			.header("Content-Type", type)
			.timeout(Duration.ofMinutes(1))
			.method(method, BodyPublishers.ofString(body))
			.build(), BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
		return this.json.readTree(answer.body());
	}

	private void await(ProgramId program, String condition) throws InterruptedException {
		long deadline = System.nanoTime() + Duration.ofMinutes(8).toNanos();
		while (number(program, "select count(*) from data_import where program_id = :program and (" + condition
				+ " or state = 'DONE')") == 0) {
			assertThat(System.nanoTime()).as(condition).isLessThan(deadline);
			Thread.sleep(100);
		}
	}

	private long number(ProgramId program, String sql) {
		return this.jdbc.sql(sql).param("program", program.value()).query(Long.class).single();
	}

}

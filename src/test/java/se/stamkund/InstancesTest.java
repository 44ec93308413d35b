package se.stamkund;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import se.stamkund.ledger.LedgerAudit;
import se.stamkund.program.NewStaff;
import se.stamkund.program.Role;
import se.stamkund.program.StaffAccounts;
import se.stamkund.program.Team;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.Instance;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestDatabase;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two processes of the application on one database. Run it with
 * {@code ./mvnw test -Pcrash}, more often with {@code -Dcrash.rounds=50}.
 */
@IntegrationTest
@Tag("crash")
class InstancesTest {

	private static final int ROUNDS = Integer.getInteger("crash.rounds", 5);

	private static final int ORDERS_PER_ROUND = 400;

	private static final int CUSTOMERS = 12;

	private static final String PASSWORD = "correct horse battery staple";

	@Autowired
	TestDatabase database;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestKeys keys;

	@Autowired
	StaffAccounts accounts;

	@Autowired
	Team team;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	LedgerAudit audit;

	private ProgramId program;

	private List<Instance> instances;

	@BeforeEach
	void start() throws Exception {
		this.program = this.programs.createId();
		this.instances = List.of(Instance.start("a", this.database), Instance.start("b", this.database));
		awaitReady();
	}

	@AfterEach
	void stop() {
		this.instances.forEach(Instance::close);
	}

	@Test
	void whoeverLogsInAtOneWorksOnAtTheOtherAndNoAcknowledgedOrderIsLost() throws Exception {
		assertThatASessionHoldsOnBoth();

		var key = this.keys.secret(this.program);
		for (int i = 0; i < CUSTOMERS; i++) {
			var member = "{\"external\": {\"store\": \"web\", \"id\": \"%s\"}}".formatted(OrderBurst.customer(i));
			assertThat(this.instances.get(i % 2).post("/api/v1/members", key, member).statusCode()).isEqualTo(201);
		}
		var burst = new OrderBurst(this.instances, key, CUSTOMERS);
		for (int round = 0; round < ROUNDS; round++) {
			var victim = this.instances.get(round % 2);
			awaitReady();
			burst.post(ORDERS_PER_ROUND, victim::kill);
			assertThatNothingIsLostOrHalf(burst);
			if (round + 1 < ROUNDS) {
				victim.restart();
			}
		}
		System.out.printf("%d instances killed, %d orders acknowledged, %d requests cut off, %d of them recorded%n",
				ROUNDS, burst.acknowledged(), burst.unanswered(), burst.recordedUnanswered());
		assertThat(burst.unanswered()).as("requests cut off, or the test shows nothing").isPositive();
	}

	private void awaitReady() throws InterruptedException {
		for (var instance : this.instances) {
			instance.awaitReady();
		}
	}

	private void assertThatASessionHoldsOnBoth() throws Exception {
		var email = "karin-" + UUID.randomUUID() + "@fjallbod.example";
		var staff = this.accounts.create(new NewStaff(email, "Karin", PASSWORD, Locale.of("sv"), false));
		this.team.add(this.program, staff.id(), Role.OWNER, null, Actor.SYSTEM);
		try (var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
			var first = this.instances.getFirst();
			var csrf = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"")
				.matcher(get(browser, first.uri("/login")).body());
			assertThat(csrf.find()).isTrue();
			var form = "email=" + encode(email) + "&password=" + encode(PASSWORD) + "&_csrf=" + encode(csrf.group(1));
			var login = browser.send(HttpRequest.newBuilder(first.uri("/login"))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString(form))
				.build(), BodyHandlers.ofString());
			assertThat(login.headers().firstValue("Location").orElseThrow()).endsWith("/work");
			get(browser, first.uri("/work"));

			var page = get(browser, this.instances.getLast().uri("/admin/members"));

			assertThat(page.statusCode()).isEqualTo(200);
		}
	}

	private void assertThatNothingIsLostOrHalf(OrderBurst burst) {
		assertThat(strings("select order_id from purchase_order where program_id = :program"))
			.containsExactlyInAnyOrderElementsOf(burst.numbers());
		assertThat(
				strings("""
						select o.order_id from purchase_order o
						left join award a on a.program_id = o.program_id and a.purchase_id = o.id
						where o.program_id = :program and (a.id is null or (select count(*) from ledger_entry e
							where e.program_id = o.program_id and e.reference_id = o.id and e.kind = 'EARNING' and e.points = a.points) <> 1
							or not exists (select from order_line l where l.program_id = o.program_id and l.purchase_order_id = o.id))
						"""))
			.as("orders without their lines, award or entry")
			.isEmpty();
		assertThat(number("select count(*) from award where program_id = :program")).isEqualTo(burst.acknowledged());
		assertThat(number("select count(*) from ledger_entry where program_id = :program and kind = 'EARNING'"))
			.isEqualTo(burst.acknowledged());
		assertThat(number("select sum(active + pending) from points_account where program_id = :program"))
			.isEqualTo(burst.points());
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	private List<String> strings(String sql) {
		return this.jdbc.sql(sql).param("program", this.program.value()).query(String.class).list();
	}

	private long number(String sql) {
		return this.jdbc.sql(sql).param("program", this.program.value()).query(Long.class).single();
	}

	private static HttpResponse<String> get(HttpClient browser, URI uri) throws Exception {
		return browser.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}

package se.stamkund.purchase;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.ExternalIdentity;
import se.stamkund.member.MemberSource;
import se.stamkund.shared.Actor;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Eighteen months of real purchases, posted over REST as a shop would that begins with
 * its history. The data is not part of the project; without it, this is skipped.
 */
@IntegrationTest
@EnabledIf("dataIsThere")
class CdnowTest {

	private static final Path DATA = Path.of(System.getProperty("stamkund.data", "../shared/data"),
			"cdnow/CDNOW_sample.txt");

	private static final int BATCH = 250;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestPrograms programs;

	@Autowired
	private TestKeys keys;

	@Autowired
	private Enrolment enrolment;

	@Autowired
	private OrderQueries queries;

	@Autowired
	private JsonMapper json;

	static boolean dataIsThere() {
		return Files.isReadable(DATA);
	}

	@Test
	@Timeout(value = 10, unit = TimeUnit.MINUTES)
	void givesTheKnownNumbersAndChangesNothingTheSecondTime() throws IOException {
		var program = this.programs.create();
		var key = this.keys.secret(program.id());
		var orders = orders();
		enrolEveryone(program, orders);

		long started = System.nanoTime();
		var first = post(orders, key);
		var seconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started) / 1000.0;
		System.out.printf("CDNOW: %d orders over REST in %.1f s%n", orders.size(), seconds);

		assertThat(first.statuses()).containsExactlyEntriesOf(Map.of(201, 6919));
		assertThat(first.members()).isEqualTo(2357);
		assertThat(first.points()).isEqualTo(239_444);

		var second = post(orders, key);
		assertThat(second.statuses()).containsExactlyEntriesOf(Map.of(200, 6919));
		assertThat(second.points()).isEqualTo(239_444);
		assertThat(this.queries.count(program.id(), OrderFilter.ALL, 10_000)).isEqualTo(6919);
	}

	private void enrolEveryone(TestPrograms.TestProgram program, List<Purchase> orders) {
		var customers = new LinkedHashSet<>(orders.stream().map(Purchase::customer).toList());
		var commands = customers.stream()
			.map((customer) -> new EnrolMember(null, null, new ExternalIdentity(program.webStore(), customer), null,
					null, null, null, List.of(), Map.of(), List.of(), null, MemberSource.API))
			.toList();
		for (int i = 0; i < commands.size(); i += 1000) {
			this.enrolment.enrolAll(program.id(), commands.subList(i, Math.min(i + 1000, commands.size())),
					Actor.SYSTEM);
		}
	}

	private Answers post(List<Purchase> orders, String key) {
		var statuses = new LinkedHashMap<Integer, Integer>();
		var members = new LinkedHashSet<String>();
		long points = 0;
		for (int i = 0; i < orders.size(); i += BATCH) {
			var batch = orders.subList(i, Math.min(i + BATCH, orders.size()));
			for (JsonNode result : send(batch, key).get("results")) {
				statuses.merge(result.get("status").asInt(), 1, Integer::sum);
				if (result.hasNonNull("order")) {
					members.add(result.at("/order/member").asString());
					points += result.at("/order/award/points").asLong();
				}
			}
		}
		return new Answers(statuses, members.size(), points);
	}

	private JsonNode send(List<Purchase> batch, String key) {
		var body = this.json.writeValueAsString(Map.of("orders", batch.stream().map(Purchase::toJson).toList()));
		var answer = this.mvc.post()
			.uri("/api/v1/orders/bulk")
			.header("Authorization", key)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
		assertThat(answer).hasStatusOk();
		return this.json.readTree(answer.getResponse().getContentAsByteArray());
	}

	private static List<Purchase> orders() throws IOException {
		var orders = new ArrayList<Purchase>();
		for (String line : Files.readAllLines(DATA)) {
			var fields = line.strip().split("\\s+");
			if (fields.length == 5) {
				orders.add(new Purchase("c-" + orders.size(), fields[1],
						LocalDate.parse(fields[2], DateTimeFormatter.BASIC_ISO_DATE), new BigDecimal(fields[3]),
						new BigDecimal(fields[4]).setScale(2)));
			}
		}
		return orders;
	}

	private record Purchase(String id, String customer, LocalDate day, BigDecimal quantity, BigDecimal amount) {

		Map<String, Object> toJson() {
			return Map.of("store", "web", "order_id", this.id, "ordered_at",
					this.day.atStartOfDay().atOffset(ZoneOffset.UTC).toString().replaceFirst("T00:00Z", "T00:00:00Z"),
					"customer", Map.of("id", this.customer), "lines",
					List.of(Map.of("name", "CDs", "quantity", this.quantity, "gross", this.amount.toPlainString())));
		}

	}

	private record Answers(Map<Integer, Integer> statuses, int members, long points) {

	}

}

package se.stamkund.dataload;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.ledger.LotView;
import se.stamkund.ledger.Lots;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.program.ProgramKind;
import se.stamkund.program.ProgramRemoval;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

/** What imported orders do to points. */
@IntegrationTest
class ImportAwardingTest {

	private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

	private static final String ORDERS = """
			order_id;ordered_at;amount;external_id
			old;2015-02-01;100,00;1
			new;2026-04-01;50,00;1
			""";

	@Autowired
	TestImports imports;

	@Autowired
	Imports service;

	@Autowired
	TestPrograms programs;

	@Autowired
	ProgramClock clock;

	@Autowired
	MemberDirectory members;

	@Autowired
	Lots lots;

	@Autowired
	Orders orders;

	private ProgramId program;

	@Autowired
	ProgramRemoval removal;

	@BeforeEach
	void prepare() {
		this.program = this.programs.create(ProgramKind.DEMO, "SEK").id();
		this.clock.beginAt(this.program, NOW);
	}

	@AfterEach
	void leaveNoDemo() {
		this.removal.discard(this.program);
	}

	@Test
	void todayMakesAllPointsAsIfBoughtToday() {
		var done = run(AwardChoice.TODAY);

		assertThat(done.forecast().count(Tally.POINTS)).isEqualTo(150);
		assertThat(done.tally().count(Tally.POINTS)).isEqualTo(150);
		var lots = lots();
		assertThat(lots).extracting(LotView::remaining).containsExactlyInAnyOrder(Points.of(100), Points.of(50));
		assertThat(lots).allSatisfy((lot) -> {
			assertThat(lot.earnedAt()).isBetween(NOW, NOW.plus(Duration.ofMinutes(10)));
			assertThat(lot.expiresAt()).isEqualTo(lots.getFirst().expiresAt()).isAfter(NOW);
		});
		assertThat(done.forecast().months()).as("the month that was foretold")
			.isEqualTo(Map.of(month(lots.getFirst()), 150L));
	}

	@Test
	void byDateDatesPointsFromTheOrderAndOldOnesHaveExpired() {
		var done = run(AwardChoice.BY_DATE);

		assertThat(done.tally().count(Tally.POINTS)).isEqualTo(150);
		assertThat(done.forecast().months()).containsEntry("past", 100L);
		assertThat(lots()).singleElement().satisfies((lot) -> {
			assertThat(lot.remaining()).isEqualTo(Points.of(50));
			assertThat(done.forecast().months()).containsEntry(month(lot), 50L);
			assertThat(lot.expiresAt()).isBefore(expiryOfToday());
		});
	}

	@Test
	void historyGivesNone() {
		var done = run(AwardChoice.HISTORY);

		assertThat(done.tally().count(Tally.ORDERS)).isEqualTo(2);
		assertThat(done.tally().count(Tally.POINTS)).isZero();
		assertThat(lots()).isEmpty();
	}

	/** When points of an order of now would expire. */
	private Instant expiryOfToday() {
		this.orders.record(this.program, RecordOrder.paid("web", "now", new OrderCustomer(null, "1", null, null), null,
				List.of(RecordLine.goods("1", "A", BigDecimal.ONE, Money.ofMinor(100)))), Actor.SYSTEM);
		return lots().getLast().expiresAt();
	}

	private static String month(LotView lot) {
		return lot.expiresAt().minusSeconds(1).toString().substring(0, 7);
	}

	private ImportView run(AwardChoice awarding) {
		return this.imports
			.run(this.imports.options(this.imports.upload(this.program, ImportKind.ORDERS, ORDERS), awarding, true));
	}

	private List<LotView> lots() {
		return this.lots.open(this.program, this.members.resolve(this.program, new MemberKey.ByExternal("web", "1")),
				this.clock.now(this.program));
	}

}

package se.stamkund.dataload;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.ledger.Balance;
import se.stamkund.ledger.Balances;
import se.stamkund.ledger.HoldPosting;
import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.LedgerAudit;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Reference;
import se.stamkund.ledger.TransferPosting;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberErasure;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.due.TimeTravel;
import se.stamkund.points.RefundPolicy;
import se.stamkund.program.ProgramKind;
import se.stamkund.program.ProgramRemoval;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

/** What undo makes of points that are not all there any more. */
@IntegrationTest
class ImportUndoTest {

	private static final Instant START = Instant.parse("2025-03-01T10:00:00Z");

	private static final Instant AFTER_EXPIRY = Instant.parse("2025-07-01T10:00:00Z");

	private static final String BALANCES = """
			external_id;points;earned_at;expires_at
			1;100;2025-01-05;2025-06-30
			2;80;2025-01-05;
			3;60;2025-01-05;2025-06-30
			""";

	private static final String ORDERS = """
			order_id;ordered_at;amount;external_id
			a;2025-02-01;100,00;1
			b;2025-02-01;80,00;2
			c;2024-06-30;60,00;3
			""";

	@Autowired
	TestImports imports;

	@Autowired
	ImportRuns service;

	@Autowired
	TestPrograms programs;

	@Autowired
	ProgramClock clock;

	@Autowired
	TimeTravel travel;

	@Autowired
	Ledger ledger;

	@Autowired
	MemberDirectory members;

	@Autowired
	Balances balances;

	@Autowired
	Orders orders;

	@Autowired
	LedgerAudit audit;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TransactionTemplate transactions;

	@Autowired
	ProgramRemoval removal;

	@Autowired
	MemberErasure erasure;

	private ProgramId program;

	@BeforeEach
	void beginInThePast() {
		this.program = this.programs.create(ProgramKind.DEMO, "SEK").id();
		this.clock.beginAt(this.program, START);
	}

	@AfterEach
	void leaveNoDemo() {
		this.removal.discard(this.program);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void expiredPointsAreNotThereAnyMore(boolean booked) {
		var done = this.imports.run(this.program, ImportKind.BALANCES, BALANCES);
		spend("1", 30);
		pass(AFTER_EXPIRY, booked);

		var preview = this.service.undoPreview(this.program, done.id());
		assertThat(preview.fate()).isEqualTo(new ImportUndoPreview.Fate(240, 30, 0, 0, 130));
		assertThat(preview.fate().due()).isEqualTo(110);
		assertThat(preview.most())
			.containsExactly(new ImportUndoPreview.Spender(member("1"), new ImportUndoPreview.Fate(100, 30, 0, 0, 70)));
		var undone = this.imports.undo(done, RefundPolicy.DEBT);

		assertThat(undone.tally().counts())
			.containsAllEntriesOf(Map.of("taken", 80L, "debt", 30L, "expired", 130L, "members_gone", 2L))
			.doesNotContainKey(Tally.FORGIVEN);
		assertThat(balance("1").debt()).isEqualTo(Points.of(30));
		assertThat(this.audit.differences(this.program)).isEmpty();

		assertThat(this.imports.run(this.program, ImportKind.BALANCES, BALANCES).tally().count(Tally.POINTS))
			.isEqualTo(240);
	}

	@ParameterizedTest
	@EnumSource(RefundPolicy.class)
	void whatIsSpentIsForgivenOrADebt(RefundPolicy policy) {
		var done = this.imports.run(this.program, ImportKind.BALANCES, BALANCES);
		spend("2", 50);

		var undone = this.imports.undo(done, policy);

		boolean debt = policy == RefundPolicy.DEBT;
		assertThat(undone.tally().count(Tally.TAKEN)).isEqualTo(190);
		assertThat(undone.tally().count(Tally.DEBT)).isEqualTo(debt ? 50 : 0);
		assertThat(undone.tally().count(Tally.FORGIVEN)).isEqualTo(debt ? 0 : 50);
		assertThat(undone.tally().counts()).doesNotContainKey(Tally.EXPIRED);
		assertThat(balance("2").debt()).isEqualTo(Points.of(debt ? 50 : 0));
		this.orders.record(this.program, order("later", "2", 70), Actor.SYSTEM);
		assertThat(balance("2").active()).as("new points pay the debt").isEqualTo(Points.of(debt ? 20 : 70));
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void whoHasBeenErasedOwesNothing() {
		var done = this.imports.run(this.program, ImportKind.BALANCES, BALANCES);
		var orders = this.imports.run(this.imports.options(this.imports.upload(this.program, ImportKind.ORDERS, ORDERS),
				AwardChoice.BY_DATE, true));
		var erased = member("2");
		var had = balance("2").active().value();
		post(new TransferPosting.Transfer(erased, member("3"), Points.of(30), reference("transfer"), Actor.SYSTEM));
		spend("2", had - 40);
		this.erasure.erase(this.program, erased, Actor.SYSTEM);

		var undone = this.imports.undo(done, RefundPolicy.DEBT);
		var ordersUndone = this.imports.undo(orders, RefundPolicy.DEBT);

		assertThat(this.balances.of(this.program, erased, this.clock.now(this.program)).debt()).isEqualTo(Points.ZERO);
		assertThat(undone.tally().count(Tally.FORGIVEN_ERASED)).isPositive()
			.isEqualTo(undone.tally().count(Tally.FORGIVEN));
		assertThat(ordersUndone.tally().count(Tally.FORGIVEN_ERASED)).isPositive()
			.isEqualTo(ordersUndone.tally().count(Tally.FORGIVEN));
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void pointsGivenAwayStayWithWhoGotThem() {
		var done = this.imports.run(this.program, ImportKind.BALANCES, BALANCES);
		post(new TransferPosting.Transfer(member("2"), member("3"), Points.of(30), reference("transfer"),
				Actor.SYSTEM));
		post(new HoldPosting.Hold(member("1"), UUID.randomUUID(), Points.of(10),
				this.clock.now(this.program).plus(Duration.ofHours(1)), reference("cart"), Actor.SYSTEM));
		spend("2", 5);

		var preview = this.service.undoPreview(this.program, done.id());
		assertThat(preview.fate()).isEqualTo(new ImportUndoPreview.Fate(240, 5, 30, 10, 0));
		assertThat(preview.spenders()).isEqualTo(2);
		assertThat(preview.most()).extracting(ImportUndoPreview.Spender::member)
			.containsExactly(member("2"), member("1"));
		var undone = this.imports.undo(done, RefundPolicy.CLAMP);

		assertThat(undone.tally().counts()).containsAllEntriesOf(Map.of("taken", 195L, "debt", 30L, "forgiven", 15L));
		assertThat(balance("2").debt()).as("what she gave away").isEqualTo(Points.of(30));
		assertThat(balance("3").active()).isEqualTo(Points.of(30));
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void expiredPointsOfOrdersAreNotThereAnyMore(boolean booked) {
		var done = this.imports.run(this.imports.options(this.imports.upload(this.program, ImportKind.ORDERS, ORDERS),
				AwardChoice.BY_DATE, true));
		assertThat(done.tally().count(Tally.POINTS)).isEqualTo(240);
		spend("1", 30);
		spend("2", 30);
		pass(Instant.parse("2029-03-01T10:00:00Z"), booked);
		this.orders.record(this.program, order("new", "1", 500), Actor.SYSTEM);

		var preview = this.service.undoPreview(this.program, done.id());
		assertThat(preview.fate()).isEqualTo(new ImportUndoPreview.Fate(240, 60, 0, 0, 180));
		var undone = this.imports.undo(done, RefundPolicy.DEBT);

		assertThat(undone.tally().counts())
			.containsAllEntriesOf(Map.of("taken", 30L, "debt", 30L, "expired", 180L, "orders", 3L));
		assertThat(balance("1").active()).as("only what was spent is taken from other points")
			.isEqualTo(Points.of(470));
		assertThat(balance("2").debt()).isEqualTo(Points.of(30));
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	private void pass(Instant until, boolean booked) {
		if (booked) {
			this.travel.to(this.program, until);
		}
		else {
			this.clock.advanceTo(this.program, until);
		}
	}

	private void spend(String id, long points) {
		post(Posting.spend(member(id), Points.of(points), reference("reward"), Actor.SYSTEM));
	}

	private static Reference reference(String type) {
		return new Reference(type, UUID.randomUUID());
	}

	private void post(Posting posting) {
		this.transactions.executeWithoutResult(
				(status) -> this.ledger.post(this.program, this.clock.now(this.program), List.of(posting)));
	}

	private static RecordOrder order(String number, String customer, long kronor) {
		return RecordOrder.paid("web", number, new OrderCustomer(null, customer, null, null), null,
				List.of(RecordLine.goods("1", "A", BigDecimal.ONE, Money.ofMinor(kronor * 100))));
	}

	private Balance balance(String id) {
		return this.balances.of(this.program, member(id), this.clock.now(this.program));
	}

	private MemberId member(String id) {
		return this.members.resolve(this.program, new MemberKey.ByExternal("web", id));
	}

}

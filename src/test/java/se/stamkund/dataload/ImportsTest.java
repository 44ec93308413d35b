package se.stamkund.dataload;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import se.stamkund.ledger.Balances;
import se.stamkund.ledger.LedgerAudit;
import se.stamkund.ledger.LotView;
import se.stamkund.ledger.Lots;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.points.RefundPolicy;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class ImportsTest {

	private static final String BALANCES = """
			store;external_id;email;points;earned_at;active_from;expires_at;tier;tier_until;lifetime_points;consent;consent_at
			web;1;anna@mejl.example;1 240;2026-01-05;;2099-03-31;Silver;2099-12-31;5 000;ja;2025-02-03
			web;1;anna@mejl.example;100;2025-01-05;2025-02-05;2099-03-31;;;;;
			web;2;bo@mejl.example;50;2024-01-05;;2025-01-05;;;;;
			web;3;;500;;;;;;;;
			web;4;ingen adress;5;;;;;;;;
			web;5;eva@mejl.example;minus;;;;;;;;
			web;6;;-3;;;;;;;;
			""";

	@Autowired
	TestImports imports;

	@Autowired
	ImportRuns service;

	@Autowired
	TestPrograms programs;

	@Autowired
	MemberDirectory members;

	@Autowired
	Balances balances;

	@Autowired
	Lots lots;

	@Autowired
	Orders orders;

	@Autowired
	LedgerAudit audit;

	@Autowired
	JdbcClient jdbc;

	private ProgramId program;

	@BeforeEach
	void prepare() {
		this.program = this.programs.createId();
	}

	@Test
	void foretellsWhatItThenDoes() {
		var uploaded = this.imports.upload(this.program, ImportKind.BALANCES, BALANCES);
		assertThat(uploaded.format()).isEqualTo(new FileFormat("UTF-8", ";", true, DateOrder.YEAR_FIRST));
		assertThat(uploaded.mapping().columns()).containsEntry("external_id", "external_id")
			.containsEntry("expires_at", "expires_at")
			.hasSize(12);

		var checked = this.imports.check(uploaded);

		assertThat(checked.state()).isEqualTo(ImportState.CHECKED);
		assertThat(number("select count(*) from member where program_id = :program")).isZero();
		var forecast = checked.forecast();
		assertThat(forecast.counts()).containsAllEntriesOf(Map.of("lines", 7L, "done", 4L, "rejected", 3L,
				"members_new", 3L, "points", 1890L, "file_points", 1892L, "rejected_points", 2L));
		assertThat(forecast.months()).isEqualTo(Map.of("2099-03", 1340L, "past", 50L, "never", 500L));
		assertThat(forecast.reasons())
			.isEqualTo(Map.of("email_invalid", 1L, "import_number", 1L, "import_points_negative", 1L));

		this.service.confirm(this.program, checked.id(), Actor.SYSTEM);
		var done = this.imports.await(this.program, checked.id());

		assertThat(done.state()).isEqualTo(ImportState.DONE);
		assertThat(done.tally().count(Tally.POINTS)).isEqualTo(1890);
		assertThat(done.tally().accounted()).isEqualTo(7);
		assertThat(active("1")).isEqualTo(Points.of(1340));
		assertThat(active("2")).isEqualTo(Points.ZERO);
		assertThat(this.lots.open(this.program, member("1"), Instant.now())).extracting(LotView::earnedAt)
			.containsExactly(Instant.parse("2025-01-04T23:00:00Z"), Instant.parse("2026-01-04T23:00:00Z"));
		assertThat(this.lots.open(this.program, member("1"), Instant.now())).extracting(LotView::activeFrom)
			.containsExactly(Instant.parse("2025-02-04T23:00:00Z"), Instant.parse("2026-01-04T23:00:00Z"));
		assertThat(text("select tier from member_moved_in where program_id = :program")).containsExactly("Silver");
		assertThat(text("select at::text from consent where program_id = :program")).hasSize(1)
			.first()
			.asString()
			.startsWith("2025-02-0");
		assertThat(number("select count(*) from mail where program_id = :program")).isZero();
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void changesNothingTheSecondTime() {
		this.imports.run(this.program, ImportKind.BALANCES, BALANCES + "web;3;;500;;;;;;;;\n");
		assertThat(active("3")).isEqualTo(Points.of(1000));

		var again = this.imports.run(this.program, ImportKind.BALANCES, BALANCES + "web;3;;500;;;;;;;;\n");

		assertThat(again.tally().count(Tally.KNOWN)).isEqualTo(5);
		assertThat(again.tally().count(Tally.REJECTED)).isEqualTo(3);
		assertThat(again.tally().count(Tally.POINTS)).isZero();
		assertThat(active("3")).isEqualTo(Points.of(1000));
		assertThat(number("select count(*) from consent where program_id = :program")).isEqualTo(1);
	}

	@Test
	void isTakenBackByEntriesAndCanBeImportedAgain() {
		var done = this.imports.run(this.program, ImportKind.BALANCES, BALANCES);
		this.orders.record(this.program,
				RecordOrder.paid("web", "1", customer("3"), null,
						List.of(RecordLine.goods("1", "A", java.math.BigDecimal.ONE, Money.ofMinor(1000)))),
				Actor.SYSTEM);
		var entries = number("select count(*) from ledger_entry where program_id = :program");
		var preview = this.service.undoPreview(this.program, done.id());
		assertThat(preview.fate()).isEqualTo(new ImportUndoPreview.Fate(1890, 0, 0, 0, 50));
		assertThat(preview.membersMade()).isEqualTo(3);
		assertThat(preview.membersStaying()).isEqualTo(1);
		var three = member("3");

		var undone = this.imports.undo(done, RefundPolicy.CLAMP);

		assertThat(undone.state()).isEqualTo(ImportState.UNDONE);
		assertThat(undone.tally().counts())
			.containsAllEntriesOf(Map.of("taken", 1840L, "expired", 50L, "members_gone", 2L, "members_stay", 1L));
		assertThat(number("select sum(active + pending) from points_account where program_id = :program"))
			.isEqualTo(10);
		assertThat(number("select count(*) from ledger_entry where program_id = :program")).isGreaterThan(entries);
		assertThat(this.members.resolve(this.program, external("3"))).isEqualTo(three);
		assertThat(this.members.resolveAll(this.program, List.of(external("1")))).isEmpty();
		assertThat(this.audit.differences(this.program)).isEmpty();

		var again = this.imports.run(this.program, ImportKind.BALANCES, BALANCES);

		assertThat(again.tally().count(Tally.POINTS)).isEqualTo(1890);
		assertThat(active("3")).isEqualTo(Points.of(510));
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void movesOrdersInWithWhatCancelsThem() {
		var csv = """
				InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID
				100,A,Tent,2,2026-01-10 10:00:00,100.00,7
				100,B,Bag,1,2026-01-10 10:00:00,50.00,7
				101,A,Tent,1,2026-01-12 10:00:00,100.00,7
				102,A,Tent,1,2026-01-12 10:00:00,100.00,
				C103,A,Tent,-1,2026-01-13 10:00:00,100.00,7
				C104,A,Tent,-2,2026-01-13 10:00:00,100.00,7
				C105,A,Tent,-1,2026-01-13 10:00:00,100.00,7
				C106,Z,Other,-1,2026-01-13 10:00:00,100.00,7
				C107,A,Tent,-1,2026-01-13 10:00:00,100.00,
				108,A,Tent,x,2026-01-13 10:00:00,100.00,7
				,C,Cup,1,2026-01-14,30.00,8
				,C,Cup,1,2026-01-14,30.00,8
				""";
		var uploaded = this.imports.options(this.imports.upload(this.program, ImportKind.ORDERS, csv),
				AwardChoice.BY_DATE, true);

		var checked = this.imports.check(uploaded);
		this.service.confirm(this.program, checked.id(), Actor.SYSTEM);
		var done = this.imports.await(this.program, checked.id());

		var counts = Map.of("lines", 12L, "done", 5L, "guest_lines", 1L, "refund_lines", 2L, "unmatched", 3L,
				"rejected", 1L, "orders", 4L, "guest_orders", 1L, "refunds", 2L, "members_new", 2L);
		assertThat(checked.forecast().counts()).containsAllEntriesOf(counts);
		assertThat(done.tally().counts()).containsAllEntriesOf(counts);
		assertThat(checked.forecast().count(Tally.POINTS)).isEqualTo(410);
		assertThat(done.tally().count(Tally.POINTS)).isEqualTo(410);
		assertThat(done.tally().accounted()).isEqualTo(12);
		assertThat(active("7")).isEqualTo(Points.of(50));
		assertThat(active("8")).isEqualTo(Points.of(60));

		var again = this.imports.run(this.imports.options(this.imports.upload(this.program, ImportKind.ORDERS, csv),
				AwardChoice.BY_DATE, true));
		assertThat(again.tally().counts()).containsAllEntriesOf(Map.of("known", 8L, "unmatched", 3L, "rejected", 1L));

		var undone = this.imports.undo(done, RefundPolicy.CLAMP);
		assertThat(undone.tally().counts())
			.containsAllEntriesOf(Map.of("orders", 5L, "taken", 110L, "members_gone", 2L));
		assertThat(number("select sum(active + pending) from points_account where program_id = :program")).isZero();
		assertThat(number("select count(*) from ledger_entry where program_id = :program")).isPositive();
		var afresh = this.imports.run(this.imports.options(this.imports.upload(this.program, ImportKind.ORDERS, csv),
				AwardChoice.BY_DATE, true));
		assertThat(afresh.tally().counts()).containsAllEntriesOf(counts);
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void ordersOfMembersWithAnOpeningBalanceAreHistory() {
		this.imports.run(this.program, ImportKind.BALANCES, "external_id;points\n7;500\n");
		var csv = "order_id;ordered_at;amount;customer_id\n1;2026-01-10;100,00;7\n2;2026-01-10;100,00;8\n";

		var done = this.imports.run(this.imports.options(this.imports.upload(this.program, ImportKind.ORDERS, csv),
				AwardChoice.AUTO, true));

		assertThat(done.tally().count(Tally.POINTS)).isEqualTo(100);
		assertThat(active("7")).isEqualTo(Points.of(500));
		assertThat(active("8")).isEqualTo(Points.of(100));
		assertThat(number("select count(*) from purchase_order where program_id = :program and history")).isEqualTo(1);
	}

	@Test
	void movesProductsInAndBack() {
		var first = this.imports.run(this.program, ImportKind.PRODUCTS,
				"sku;name;brand;categories;price\nA;Tält;Fjällräv;tält, ute;1 399,00\nB;Säck;;;\n;Ingen;;;\n");
		assertThat(first.tally().counts()).containsAllEntriesOf(Map.of("done", 2L, "rejected", 1L, "products_new", 2L));

		var second = this.imports.run(this.program, ImportKind.PRODUCTS,
				"sku;name;brand;categories;price\nA;Tält 2;Fjällräv;tält, ute;1 399,00\nB;Säck;;;\n");
		assertThat(second.tally().counts())
			.containsAllEntriesOf(Map.of("done", 1L, "known", 1L, "products_changed", 1L));

		this.imports.undo(second, RefundPolicy.CLAMP);
		assertThat(text("select name from product where program_id = :program and archived_at is null order by sku"))
			.containsExactly("Tält", "Säck");
		this.imports.undo(first, RefundPolicy.CLAMP);
		assertThat(text("select name from product where program_id = :program and archived_at is null")).isEmpty();
	}

	@Test
	void saysWhatIsWrongWithFilesThatAreNone() {
		assertRefused(new byte[0], "import_file_empty");
		assertRefused(new byte[] { 'P', 'K', 3, 4, 0, 0 }, "import_file_zipped");
		assertRefused(new byte[] { 1, 2, 0, 3 }, "import_file_not_csv");
		assertRefused(("a;".repeat(9999) + "b\n1;2\n").getBytes(), "import_file_columns");
	}

	private void assertRefused(byte[] file, String code) {
		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> this.imports.upload(this.program, ImportKind.MEMBERS, file))
			.extracting(BusinessRuleException::code)
			.isEqualTo(code);
	}

	private Points active(String id) {
		return this.balances.of(this.program, member(id), Instant.now()).active();
	}

	private static MemberKey external(String id) {
		return new MemberKey.ByExternal("web", id);
	}

	private static OrderCustomer customer(String id) {
		return new OrderCustomer(null, id, null, null);
	}

	private MemberId member(String id) {
		return this.members.resolve(this.program, external(id));
	}

	private long number(String sql) {
		return this.jdbc.sql(sql).param("program", this.program.value()).query(Long.class).single();
	}

	private List<String> text(String sql) {
		return this.jdbc.sql(sql).param("program", this.program.value()).query(String.class).list();
	}

}

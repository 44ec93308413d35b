package se.stamkund.dataload;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import se.stamkund.platform.outbox.OtherListener;
import se.stamkund.platform.outbox.OutboxDelivery;
import se.stamkund.points.RefundPolicy;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is moved in, and taken back, nobody hears of it. */
@IntegrationTest
class ImportSilenceTest {

	private static final Map<ImportKind, String> FILES = Map.of(ImportKind.MEMBERS, """
			external_id;email;tier;consent_email
			1;anna@mejl.example;Silver;ja
			""", ImportKind.BALANCES, """
			external_id;points;expires_at
			2;100;2099-01-01
			3;100;
			""", ImportKind.PRODUCTS, """
			sku;name
			A;Tält
			""", ImportKind.ORDERS, """
			order_id;ordered_at;amount;external_id;quantity;sku
			a;2026-01-10;3 000,00;1;1;A
			b;2026-01-11;-3 000,00;1;-1;A
			c;2026-01-12;3 000,00;4;1;A
			""");

	@Autowired
	TestImports imports;

	@Autowired
	TestPrograms programs;

	@Autowired
	Postman postman;

	@Autowired
	OtherListener listener;

	@Autowired
	OutboxDelivery outbox;

	@Autowired
	Orders orders;

	@Autowired
	JdbcClient jdbc;

	private ProgramId program;

	@BeforeEach
	void prepare() {
		this.program = this.programs.createId();
		this.programs.giveTiers(this.program);
		this.postman.writeIn(this.program);
	}

	@Test
	void nobodyHearsOfAnImportNorOfItsUndo() {
		for (var kind : List.of(ImportKind.PRODUCTS, ImportKind.MEMBERS, ImportKind.BALANCES, ImportKind.ORDERS)) {
			var uploaded = this.imports.upload(this.program, kind, FILES.get(kind));
			var done = this.imports
				.run((kind == ImportKind.ORDERS) ? this.imports.options(uploaded, AwardChoice.TODAY, true) : uploaded);
			assertThat(done.tally().accounted()).as(kind.name())
				.isPositive()
				.isEqualTo(done.tally().count(Tally.LINES));
			assertThat(done.tally().reasons()).isEmpty();
			assertSilence("after moving in " + kind);
			this.imports.undo(done, RefundPolicy.DEBT);
			assertSilence("after taking back " + kind);
			this.imports.run(
					(kind == ImportKind.ORDERS)
							? this.imports.options(this.imports.upload(this.program, kind, FILES.get(kind)),
									AwardChoice.TODAY, true)
							: this.imports.upload(this.program, kind, FILES.get(kind)));
		}

		this.orders.record(this.program, RecordOrder.paid("web", "new", new OrderCustomer(null, "1", null, null), null,
				List.of(RecordLine.goods("1", "A", BigDecimal.ONE, Money.ofMinor(1000)))), Actor.SYSTEM);
		this.outbox.deliverAll(this.program);

		assertThat(mails()).as("of an order that is news").isOne();
		assertThat(this.listener.toldIn(this.program)).extracting((message) -> message.type())
			.contains("order.recorded");
	}

	private void assertSilence(String when) {
		assertThat(mails()).as("mails " + when).isZero();
		assertThat(number("select count(*) from outbox_event where program_id = ?")).as("outbox " + when).isZero();
		assertThat(this.listener.toldIn(this.program)).as("listeners " + when).isEmpty();
	}

	private long mails() {
		return number("select count(*) from mail where program_id = ?");
	}

	private long number(String sql) {
		return this.jdbc.sql(sql).param(this.program.value()).query(Long.class).single();
	}

}

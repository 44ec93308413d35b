package se.stamkund.purchase;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.stamkund.purchase.TestOrders.kr;
import static se.stamkund.purchase.TestOrders.line;

class RefundPlanTest {

	@Test
	void spreadsAnAmountOverWhatIsLeft() {
		var order = order(line("1", "100.00"), line("2", "300.00"));

		var plan = RefundPlan.of(order, amount(order, "100.00"));

		assertThat(plan.parts()).extracting(RefundPlan.Part::amount).containsExactly(kr("25.00"), kr("75.00"));
	}

	@Test
	void takesAllInFourQuartersAsInOne() {
		var order = order(line("1", "99.99"), line("2", "0.01"), line("3", "33.33"));
		for (int i = 0; i < 3; i++) {
			order.refund(RefundPlan.of(order, amount(order, "33.33")));
		}
		order.refund(RefundPlan.of(order, amount(order, "33.34")));

		assertThat(order.refundable()).isEqualTo(Money.ZERO);
		assertThat(order.lines()).allSatisfy((line) -> assertThat(line.refunded()).isEqualTo(line.net()));
	}

	@Test
	void pricesPiecesSoThatTheyAddUpToTheLine() {
		var order = order(RecordLine.goods("1", "A", BigDecimal.valueOf(3), kr("100.00")));
		var pieces = new ArrayList<Money>();
		for (int i = 0; i < 3; i++) {
			var plan = RefundPlan.of(order, piece(order, "1", "1", null));
			pieces.add(plan.amount());
			order.refund(plan);
		}

		assertThat(pieces).containsExactly(kr("33.33"), kr("33.34"), kr("33.33"));
	}

	@Test
	void refusesMoreThanIsLeftOfALine() {
		var order = order(RecordLine.goods("1", "A", BigDecimal.valueOf(2), kr("100.00")));

		refuses(order, piece(order, "1", "3", null), "refund_exceeds_line");
		refuses(order, piece(order, "1", null, "100.01"), "refund_exceeds_line");
	}

	@Test
	void refusesMoreThanTheOrder() {
		var order = order(line("1", "100.00"));

		refuses(order, amount(order, "100.01"), "refund_exceeds_order");
		refuses(order, amount(order, "0.00"), "refund_nothing");
	}

	@Test
	void wantsEitherLinesOrAnAmount() {
		var order = order(line("1", "100.00"));

		refuses(order, new RefundOrder(order.id(), "r", List.of(), null, null), "refund_lines_or_amount");
		refuses(order,
				new RefundOrder(order.id(), "r", List.of(new RefundOrder.Line("1", null, null)), kr("1.00"), null),
				"refund_lines_or_amount");
	}

	@Test
	void refusesLinesItDoesNotHave() {
		var order = order(line("1", "100.00"));

		refuses(order, piece(order, "2", null, null), "line_unknown");
	}

	private static PurchaseOrder order(RecordLine... lines) {
		var told = RecordOrder.paid("web", "1", OrderCustomer.UNKNOWN, null, List.of(lines));
		return new PurchaseOrder(ProgramId.next(), Ids.next(), told, Customer.UNKNOWN, null, OrderDraft.of(told),
				"hash", Instant.EPOCH);
	}

	private static RefundOrder amount(PurchaseOrder order, String amount) {
		return RefundOrder.ofAmount(order.id(), "r", kr(amount));
	}

	private static RefundOrder piece(PurchaseOrder order, String line, @Nullable String quantity,
			@Nullable String amount) {
		return RefundOrder.ofLines(order.id(), "r", List.of(new RefundOrder.Line(line,
				(quantity != null) ? new BigDecimal(quantity) : null, (amount != null) ? kr(amount) : null)));
	}

	private static void refuses(PurchaseOrder order, RefundOrder refund, String code) {
		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> RefundPlan.of(order, refund))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(code));
	}

}

package se.stamkund.purchase;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

import org.junit.jupiter.api.Test;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static se.stamkund.purchase.TestOrders.kr;
import static se.stamkund.purchase.TestOrders.paid;
import static se.stamkund.purchase.TestOrders.with;

class OrderRulesTest {

	private static final Currency SEK = Currency.getInstance("SEK");

	private static final Instant NOW = Instant.parse("2026-03-09T12:00:00Z");

	@Test
	void letsAnOrdinaryOrderPass() {
		assertThatNoException().isThrownBy(() -> check(paid("1", OrderCustomer.UNKNOWN, "199.00", "0.00")));
	}

	@Test
	void saysWhichSumDiffers() {
		var order = with(paid("1", OrderCustomer.UNKNOWN, "1199.00"), Money.ZERO, List.of(), kr("1299.00"));

		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> check(order))
			.withMessage("Lines give 1199.00, total says 1299.00");
	}

	@Test
	void countsDiscountsAndShippingIntoTheTotal() {
		var order = with(paid("1", OrderCustomer.UNKNOWN, "1399.00"), kr("49.00"),
				List.of(new OrderDiscount("HÖST150", kr("150.00"))), kr("1298.00"));

		assertThatNoException().isThrownBy(() -> check(order));
	}

	@Test
	void refusesAnotherCurrency() {
		refuses(TestOrders.in(paid("1", OrderCustomer.UNKNOWN, "1.00"), "EUR"), "currency_differs");
	}

	@Test
	void refusesTheFutureButForgivesAClock() {
		refuses(TestOrders.at(paid("1", OrderCustomer.UNKNOWN, "1.00"), NOW.plus(Duration.ofMinutes(6))),
				"date_in_future");
		assertThatNoException().isThrownBy(
				() -> check(TestOrders.at(paid("1", OrderCustomer.UNKNOWN, "1.00"), NOW.plus(Duration.ofMinutes(5)))));
	}

	@Test
	void takesVeryOldOrders() {
		assertThatNoException().isThrownBy(() -> check(
				TestOrders.at(paid("1", OrderCustomer.UNKNOWN, "1.00"), Instant.parse("1997-01-01T00:00:00Z"))));
	}

	@Test
	void refusesTwoLinesOfTheSameName() {
		refuses(RecordOrder.paid("web", "1", OrderCustomer.UNKNOWN, null,
				List.of(TestOrders.line("1", "1.00"), TestOrders.line("1", "2.00"))), "line_id_twice");
	}

	@Test
	void refusesNegativeAndHugeAmounts() {
		refuses(paid("1", OrderCustomer.UNKNOWN, "-1.00"), "amount_negative");
		refuses(paid("1", OrderCustomer.UNKNOWN, "1000000000.01"), "amount_too_large");
		refuses(paid("1", OrderCustomer.UNKNOWN, "900000000.00", "900000000.00"), "amount_too_large");
	}

	@Test
	void refusesQuantitiesOfNothingOrOfDust() {
		refuses(withQuantity("0"), "quantity_invalid");
		refuses(withQuantity("0.0001"), "quantity_invalid");
		refuses(withQuantity("1000001"), "quantity_invalid");
		assertThatNoException().isThrownBy(() -> check(withQuantity("0.734")));
	}

	@Test
	void refusesMoreDiscountThanOrder() {
		refuses(with(paid("1", OrderCustomer.UNKNOWN, "100.00"), Money.ZERO,
				List.of(new OrderDiscount(null, kr("100.01"))), null), "discount_exceeds_order");
	}

	@Test
	void refusesPayingMoreWithPointsThanItCosts() {
		refuses(TestOrders.payingWithPoints(paid("1", OrderCustomer.UNKNOWN, "100.00"), "100.01", null),
				"paid_exceeds_total");
	}

	@Test
	void refusesAnOrderOfNothing() {
		refuses(paid("1", OrderCustomer.UNKNOWN), "order_lines");
	}

	private static RecordOrder withQuantity(String quantity) {
		return RecordOrder.paid("web", "1", OrderCustomer.UNKNOWN, null,
				List.of(RecordLine.goods("1", "A", new BigDecimal(quantity), kr("1.00"))));
	}

	private static void refuses(RecordOrder order, String code) {
		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> check(order))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(code));
	}

	private static void check(RecordOrder order) {
		OrderRules.check(order, SEK, NOW);
	}

}

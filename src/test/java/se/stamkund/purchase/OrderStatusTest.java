package se.stamkund.purchase;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.stamkund.purchase.TestOrders.paid;

class OrderStatusTest {

	private static final Instant AT = Instant.parse("2026-03-09T12:00:00Z");

	@Test
	void goesOnFromCreatedToDelivered() {
		var order = order();
		order.become(OrderStatus.PAID, AT);
		order.become(OrderStatus.DELIVERED, AT.plusSeconds(60));

		assertThat(order.status()).isEqualTo(OrderStatus.DELIVERED);
		assertThat(order.progress().statusAt()).isEqualTo(AT.plusSeconds(60));
	}

	@Test
	void takesDeliveredToMeanPaid() {
		var order = order();
		order.become(OrderStatus.DELIVERED, AT);

		assertThat(order.view("web").paidAt()).isEqualTo(AT);
	}

	@Test
	void neverGoesBack() {
		var order = order();
		order.become(OrderStatus.DELIVERED, AT);

		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> order.become(OrderStatus.PAID, AT))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("status_backwards"));
	}

	@Test
	void staysCancelled() {
		var order = order();
		order.become(OrderStatus.CANCELLED, AT);

		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> order.become(OrderStatus.PAID, AT))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("order_cancelled"));
	}

	private static PurchaseOrder order() {
		var told = paid("1", OrderCustomer.UNKNOWN, "100.00");
		return new PurchaseOrder(ProgramId.next(), Ids.next(), told, Customer.UNKNOWN, null, OrderDraft.of(told),
				"hash", AT);
	}

}

package se.stamkund.purchase;

import java.util.List;

import org.junit.jupiter.api.Test;

import se.stamkund.shared.Money;

import static org.assertj.core.api.Assertions.assertThat;
import static se.stamkund.purchase.TestOrders.kr;
import static se.stamkund.purchase.TestOrders.paid;
import static se.stamkund.purchase.TestOrders.with;

class OrderDraftTest {

	@Test
	void spreadsADiscountOverTheGoodsSoThatNoOreIsLost() {
		var draft = OrderDraft.of(with(paid("1", OrderCustomer.UNKNOWN, "100.00", "100.00", "100.00"), Money.ZERO,
				List.of(new OrderDiscount("A", kr("100.00"))), null));

		assertThat(draft.lines()).extracting(OrderDraft.DraftLine::orderDiscount)
			.containsExactly(kr("33.34"), kr("33.33"), kr("33.33"));
		assertThat(draft.total()).isEqualTo(kr("200.00"));
	}

	@Test
	void takesFromShippingOnlyWhatTheGoodsCannotTake() {
		var draft = OrderDraft.of(with(paid("1", OrderCustomer.UNKNOWN, "100.00"), kr("49.00"),
				List.of(new OrderDiscount("A", kr("120.00"))), null));

		assertThat(draft.lines()).extracting(OrderDraft.DraftLine::net).containsExactly(kr("0.00"), kr("29.00"));
	}

	@Test
	void makesShippingALineOfItsOwn() {
		var draft = OrderDraft.of(with(paid("1", OrderCustomer.UNKNOWN, "100.00"), kr("49.00"), List.of(), null));

		assertThat(draft.lines()).extracting((line) -> line.line().lineId()).containsExactly("1", "shipping");
		assertThat(draft.grossOf(LineKind.SHIPPING)).isEqualTo(kr("49.00"));
		assertThat(draft.grossOf(LineKind.GOODS, LineKind.GIFT_CARD)).isEqualTo(kr("100.00"));
	}

}

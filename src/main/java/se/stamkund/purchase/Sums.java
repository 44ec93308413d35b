package se.stamkund.purchase;

import jakarta.persistence.Embeddable;

import se.stamkund.shared.Money;

/** An order's sums, as its lines add up. */
@Embeddable
record Sums(Money goods, Money discount, Money shipping, Money fees, Money total, Money paidWithPoints,
		Money paidWithGiftCard) {

	static Sums of(RecordOrder told, OrderDraft draft) {
		return new Sums(draft.grossOf(LineKind.GOODS, LineKind.GIFT_CARD), draft.discount(),
				draft.grossOf(LineKind.SHIPPING), draft.grossOf(LineKind.FEE), draft.total(), told.paidWithPoints(),
				told.paidWithGiftCard());
	}

	OrderTotals view(Money refunded) {
		return new OrderTotals(this.goods, this.discount, this.shipping, this.fees, this.total, this.paidWithPoints,
				this.paidWithGiftCard, this.total.minus(this.paidWithPoints).minus(this.paidWithGiftCard), refunded);
	}

}

package se.stamkund.purchase;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;

/**
 * What was agreed on when something was held for an order: what its store need not tell
 * again.
 *
 * @param member whose points and codes were held; null for a guest
 * @param toPay what was left to pay
 */
public record Agreed(@Nullable MemberId member, List<OrderDiscount> discounts, Money paidWithPoints,
		Money paidWithGiftCard, Money toPay) {

	public Agreed {
		discounts = List.copyOf(discounts);
	}

	/**
	 * The ways the order could be meant, the likeliest first: the store left out all that
	 * was agreed on, or has taken the discounts off its lines itself, or told everything.
	 */
	Stream<RecordOrder> complete(RecordOrder told) {
		var paid = told.paidWith(this.member,
				told.paidWithPoints().isZero() ? this.paidWithPoints : told.paidWithPoints(),
				told.paidWithGiftCard().isZero() ? this.paidWithGiftCard : told.paidWithGiftCard());
		return told.discounts().isEmpty() ? Stream.of(paid.withDiscounts(this.discounts), paid, told)
				: Stream.of(paid, told);
	}

}

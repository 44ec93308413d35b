package se.stamkund.purchase;

import se.stamkund.shared.Money;

/**
 * The sums of an order.
 *
 * @param goods goods and gift cards before discounts
 * @param discount all that was taken off, lines' and the order's
 * @param total goods − discount + shipping + fees
 * @param toPay what is left of the total after points and gift cards
 * @param refunded what of the total has come back
 */
public record OrderTotals(Money goods, Money discount, Money shipping, Money fees, Money total, Money paidWithPoints,
		Money paidWithGiftCard, Money toPay, Money refunded) {

}

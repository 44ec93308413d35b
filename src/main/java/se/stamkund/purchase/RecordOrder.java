package se.stamkund.purchase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import se.stamkund.member.MemberKey;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;

/**
 * An order as its store tells it. Money is in the programme's currency and includes VAT.
 *
 * @param store the store's code
 * @param orderId the store's own order number
 * @param orderedAt when it was placed; now if nothing is said. Decides which earning
 * rules apply
 * @param currency ISO 4217; the programme's if nothing is said
 * @param discounts on the order as a whole, besides its lines' discounts
 * @param shipping becomes the line "shipping"
 * @param fees become the line "fees"
 * @param paidWithPoints the part of the total paid with points: earns nothing
 * @param paidWithGiftCard the part of the total paid with gift cards: earns like money
 * @param total lines − discounts + shipping + fees; refused if it differs. Worked out if
 * nothing is said
 * @param holdId the points held for it, which it captures
 * @param test to try the programme out: counts in no figure
 */
public record RecordOrder(String store, String orderId, OrderStatus status, @Nullable Instant orderedAt,
		@Nullable String currency, OrderCustomer customer, List<RecordLine> lines, List<OrderDiscount> discounts,
		Money shipping, Money fees, Money paidWithPoints, Money paidWithGiftCard, @Nullable Money total,
		@Nullable UUID holdId, boolean test) {

	/** The line that shipping becomes. */
	public static final String SHIPPING_LINE = "shipping";

	/** The line that fees become. */
	public static final String FEES_LINE = "fees";

	public RecordOrder {
		lines = List.copyOf(lines);
		discounts = List.copyOf(discounts);
	}

	/** A paid order of goods, with nothing on or off. */
	public static RecordOrder paid(String store, String orderId, OrderCustomer customer, @Nullable Instant orderedAt,
			List<RecordLine> lines) {
		return new RecordOrder(store, orderId, OrderStatus.PAID, orderedAt, null, customer, lines, List.of(),
				Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, null, null, false);
	}

	/** What is left to pay by other means than points and gift cards. */
	Money toPay() {
		return OrderDraft.of(this).total().minus(this.paidWithPoints).minus(this.paidWithGiftCard);
	}

	RecordOrder withDiscounts(List<OrderDiscount> discounts) {
		return new RecordOrder(this.store, this.orderId, this.status, this.orderedAt, this.currency, this.customer,
				this.lines, discounts, this.shipping, this.fees, this.paidWithPoints, this.paidWithGiftCard, this.total,
				this.holdId, this.test);
	}

	/** Paid so, by that member if nobody was named. */
	RecordOrder paidWith(@Nullable MemberId member, Money points, Money giftCard) {
		var buyer = (member != null && this.customer.equals(OrderCustomer.UNKNOWN))
				? OrderCustomer.of(new MemberKey.ById(member)) : this.customer;
		return new RecordOrder(this.store, this.orderId, this.status, this.orderedAt, this.currency, buyer, this.lines,
				this.discounts, this.shipping, this.fees, points, giftCard, this.total, this.holdId, this.test);
	}

	RecordOrder withLines(List<RecordLine> lines) {
		return new RecordOrder(this.store, this.orderId, this.status, this.orderedAt, this.currency, this.customer,
				lines, this.discounts, this.shipping, this.fees, this.paidWithPoints, this.paidWithGiftCard, this.total,
				this.holdId, this.test);
	}

}

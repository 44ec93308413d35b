package se.stamkund.checkout;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.points.AwardView;
import se.stamkund.purchase.OrderDiscount;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

/**
 * What a cart costs and gives.
 *
 * @param member null for a guest
 * @param codes in the order they were asked for
 * @param discounts of offers, with what is on which line
 * @param shipping before discounts
 * @param total of lines and shipping, after all discounts
 * @param giftCard what gift cards pay of it
 * @param toPay what is left
 * @param award what the order would give, and why
 */
public record Quote(UUID store, String cart, @Nullable MemberId member, List<Line> lines, List<Code> codes,
		List<OrderDiscount> discounts, Money shipping, Money shippingDiscount, Money total, PointsPart points,
		Money giftCard, Money toPay, AwardView award, Instant at) {

	public Quote {
		lines = List.copyOf(lines);
		codes = List.copyOf(codes);
		discounts = List.copyOf(discounts);
	}

	/**
	 * A line and its share of the points.
	 *
	 * @param discount its own and its share of the offers'
	 */
	public record Line(String lineId, Money gross, Money discount, Money net, long points) {

	}

	/** What a code belongs to. */
	public enum Kind {

		VOUCHER, GIFT_CARD, UNKNOWN

	}

	/**
	 * A code and what it does.
	 *
	 * @param asked as it was written
	 * @param code as it is printed; as it was written if it is unknown
	 * @param label what it gives, in words
	 * @param amount what it takes off, or pays
	 * @param left what stays on a gift card
	 * @param refusal why it does nothing
	 */
	public record Code(String asked, String code, Kind kind, @Nullable String label, Money amount, @Nullable Money left,
			@Nullable Reason refusal) {

		/** Whether it takes something off or pays. */
		public boolean used() {
			return this.refusal == null;
		}

	}

	/**
	 * The part that points pay.
	 *
	 * @param used of those she wanted to use
	 * @param paid what these pay
	 * @param whyNot why not all that she wanted
	 * @param most how many she could use for this cart
	 * @param mostPaid what these would pay
	 */
	public record PointsPart(Points used, Money paid, @Nullable Reason whyNot, Points most, Money mostPaid) {

	}

}

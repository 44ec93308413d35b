package se.stamkund.checkout;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import se.stamkund.purchase.Agreed;
import se.stamkund.purchase.OrderDiscount;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

/**
 * A cart whose points, codes and gift cards are set aside.
 *
 * @param state as stored, or {@code LAPSED} once its time is over
 * @param toPay what was left to pay
 * @param order that took it
 */
public record CartHold(UUID id, UUID store, String cart, @Nullable MemberId member, CartHoldState state, Points points,
		Money toPay, Content content, Instant openedAt, Instant expiresAt, @Nullable UUID order) {

	boolean isOpen() {
		return this.state == CartHoldState.OPEN;
	}

	/** Of vouchers and gift cards alike. */
	List<String> allCodes() {
		return Stream.concat(this.content.codes().stream(), this.content.giftCards().stream()).map(Part::code).toList();
	}

	Agreed agreed() {
		return new Agreed(this.member, this.content.discounts(), this.content.paidWithPoints(),
				this.content.giftCards().stream().map(Part::amount).reduce(Money.ZERO, Money::plus), this.toPay);
	}

	/**
	 * What was agreed on. Kept as JSON.
	 *
	 * @param codes what each takes off
	 * @param giftCards what each pays
	 */
	public record Content(List<OrderDiscount> discounts, List<Part> codes, List<Part> giftCards, Money paidWithPoints,
			Money total) {

		public Content {
			discounts = List.copyOf(discounts);
			codes = List.copyOf(codes);
			giftCards = List.copyOf(giftCards);
		}

	}

	/** What a code is good for. */
	public record Part(String code, Money amount) {

	}

}

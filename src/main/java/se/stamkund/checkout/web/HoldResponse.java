package se.stamkund.checkout.web;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.checkout.CartHold;
import se.stamkund.checkout.CartHoldState;
import se.stamkund.ledger.HoldView;
import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;

/**
 * A hold.
 *
 * @param member null for a guest's cart
 * @param captured how many of its points were spent; null for one of a cart, whose order
 * tells
 * @param cart what it holds, if it is one of a cart
 */
@Schema(name = "Hold")
record HoldResponse(UUID holdId, @Nullable UUID member, long points, @Nullable Long captured,
		@OneOf(CartHoldState.class) String state, Instant placedAt, Instant expiresAt, @Nullable Cart cart) {

	static HoldResponse of(HoldView hold) {
		return new HoldResponse(hold.id(), hold.member().value(), hold.points().value(), hold.captured().value(),
				Words.of(hold.state()), hold.openedAt(), hold.expiresAt(), null);
	}

	static HoldResponse of(CartHold hold, Currency currency) {
		var content = hold.content();
		return new HoldResponse(hold.id(), (hold.member() != null) ? hold.member().value() : null,
				hold.points().value(), null, Words.of(hold.state()), hold.openedAt(), hold.expiresAt(),
				new Cart(hold.cart(), Amount.of(content.total(), currency), Amount.of(hold.toPay(), currency),
						Amount.of(content.paidWithPoints(), currency), parts(content.codes(), currency),
						parts(content.giftCards(), currency), hold.order()));
	}

	private static List<Part> parts(List<CartHold.Part> parts, Currency currency) {
		return parts.stream().map((part) -> new Part(part.code(), Amount.of(part.amount(), currency))).toList();
	}

	/**
	 * What is held for a cart.
	 *
	 * @param order that took it
	 */
	@Schema(name = "HeldCart")
	record Cart(String cartId, Amount total, Amount toPay, Amount paidWithPoints, List<Part> codes,
			List<Part> giftCards, @Nullable UUID order) {

	}

	/** A code and what it takes off or pays. */
	@Schema(name = "HeldCode")
	record Part(String code, Amount amount) {

	}

}

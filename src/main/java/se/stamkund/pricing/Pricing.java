package se.stamkund.pricing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/**
 * Works out what offers take off a cart. The same cart and offers give the same answer,
 * wherever it is asked for: a quote, an order, a preview in the admin.
 * <p>
 * Offers take something off goods (and shipping), never more than is left of them, and
 * the shares of the lines add up to what each offer gives. Common offers go together, an
 * exclusive one without them, and those that are always given with any. Best for the
 * customer is what takes off most; of two that take off the same, the common ones, then
 * the one named first.
 */
public final class Pricing {

	private Pricing() {
	}

	/** What the offers take off, and for each what it gave or why it didn't. */
	public static Priced price(Cart cart, List<Offer> offers, BestFor bestFor) {
		var contenders = IntStream.range(0, offers.size())
			.mapToObj((i) -> Contender.of(i, offers.get(i), cart))
			.toList();
		var combinations = new Combinations(cart,
				contenders.stream().filter((offer) -> offer.refusal() == null).toList(), bestFor);
		var priced = contenders.stream().map((offer) -> priced(offer, combinations, cart)).toList();
		var shipping = priced.stream().map(PricedOffer::shipping).reduce(Money.ZERO, Money::plus);
		return new Priced(lines(cart, combinations.chosen().left()), shipping, priced);
	}

	private static List<PricedLine> lines(Cart cart, Basket left) {
		var lines = new ArrayList<PricedLine>();
		for (int i = 0; i < cart.lines().size(); i++) {
			var line = cart.lines().get(i);
			var net = Money.ofMinor(left.left(i));
			lines.add(new PricedLine(line.lineId(), line.price().minus(net), net));
		}
		return lines;
	}

	private static PricedOffer priced(Contender offer, Combinations combinations, Cart cart) {
		var refusal = (offer.refusal() != null) ? offer.refusal() : refusal(offer, combinations);
		if (refusal != null) {
			return new PricedOffer(offer.offer(), Money.ZERO, Money.ZERO, List.of(), refusal);
		}
		var taken = Objects.requireNonNull(combinations.chosen().taken(offer));
		var shares = new ArrayList<PricedOffer.LineShare>();
		for (int i = 0; i < taken.lines().length; i++) {
			if (taken.lines()[i] > 0) {
				shares.add(new PricedOffer.LineShare(cart.lines().get(offer.lines()[i]).lineId(),
						Money.ofMinor(taken.lines()[i])));
			}
		}
		return new PricedOffer(offer.offer(), Money.ofMinor(taken.total()), Money.ofMinor(taken.shipping()), shares,
				null);
	}

	private static @Nullable Refusal refusal(Contender offer, Combinations combinations) {
		var chosen = combinations.chosen();
		var own = Objects.requireNonNull(combinations.of(offer).taken(offer));
		var taken = chosen.taken(offer);
		if ((taken != null) ? taken.total() == 0 : own.total() == 0) {
			return Refusal.of(Refusal.Code.NOTHING_LEFT);
		}
		if (taken != null) {
			return null;
		}
		return new Refusal(Refusal.Code.NOT_TOGETHER, Money.ofMinor(combinations.of(offer).total()),
				Money.ofMinor(chosen.total()), chosen.firstThatGave());
	}

}

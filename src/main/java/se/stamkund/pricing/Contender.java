package se.stamkund.pricing;

import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * An offer and what it could give something off.
 *
 * @param index its place among the offers
 * @param lines the lines it could take something off
 * @param refusal why it gives nothing, whatever the others do
 */
record Contender(int index, Offer offer, int[] lines, @Nullable Refusal refusal) {

	static Contender of(int index, Offer offer, Cart cart) {
		var terms = offer.terms();
		var scope = lines(cart, terms.scope());
		var lines = switch (terms.benefit()) {
			case Benefit.FreeProduct free -> lines(cart, Scope.skus(free.sku()));
			case Benefit.FreeShipping free -> new int[0];
			default -> scope;
		};
		return new Contender(index, offer, lines, refusal(terms, cart, scope.length > 0, lines.length > 0));
	}

	private static int[] lines(Cart cart, Scope scope) {
		return IntStream.range(0, cart.lines().size()).filter((i) -> scope.matches(cart.lines().get(i))).toArray();
	}

	private static @Nullable Refusal refusal(OfferTerms terms, Cart cart, boolean inScope, boolean hasLines) {
		var minimum = terms.minimumOrder();
		if (minimum != null && cart.goods().compareTo(minimum) < 0) {
			return new Refusal(Refusal.Code.MINIMUM_ORDER, minimum, cart.goods(), null);
		}
		return switch (terms.benefit()) {
			case Benefit.FreeProduct free when !hasLines ->
				new Refusal(Refusal.Code.PRODUCT_MISSING, null, null, free.sku());
			case Benefit.FreeShipping free when inScope && !cart.shipping().isPositive() ->
				Refusal.of(Refusal.Code.NO_SHIPPING);
			default -> inScope ? null : Refusal.of(Refusal.Code.NOTHING_IN_SCOPE);
		};
	}

	Stacking stacking() {
		return this.offer.terms().stacking();
	}

	int order() {
		return this.offer.terms().order();
	}

	/** Percentages first: they are parts of more then. */
	int rank() {
		return switch (this.offer.terms().benefit()) {
			case Benefit.Percent percent -> 0;
			case Benefit.FreeProduct product -> 1;
			case Benefit.FixedAmount fixed -> 2;
			case Benefit.FreeShipping shipping -> 3;
		};
	}

}

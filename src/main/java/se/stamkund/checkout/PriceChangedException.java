package se.stamkund.checkout;

import se.stamkund.shared.Money;

/** A cart costs something else than was expected; nothing is held. */
public class PriceChangedException extends RuntimeException {

	private final transient Quote quote;

	private final transient Money expected;

	PriceChangedException(Quote quote, Money expected) {
		super("The cart does not come to what was expected");
		this.quote = quote;
		this.expected = expected;
	}

	/** What it costs now. */
	public Quote quote() {
		return this.quote;
	}

	public Money expected() {
		return this.expected;
	}

}

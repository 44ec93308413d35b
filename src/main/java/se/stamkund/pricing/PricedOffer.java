package se.stamkund.pricing;

import java.util.List;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/**
 * What an offer gave, or why it didn't.
 *
 * @param amount off lines and shipping together
 * @param shipping of it, off the shipping
 * @param lines of it, off the lines it is about
 * @param refusal null if it gave anything
 */
public record PricedOffer(Offer offer, Money amount, Money shipping, List<LineShare> lines, @Nullable Refusal refusal) {

	public PricedOffer {
		lines = List.copyOf(lines);
	}

	/** What an offer takes off a line. */
	public record LineShare(String lineId, Money amount) {

	}

	/** Whether it takes anything off. */
	public boolean given() {
		return this.refusal == null;
	}

}

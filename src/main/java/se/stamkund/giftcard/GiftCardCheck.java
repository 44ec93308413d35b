package se.stamkund.giftcard;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whether a gift card can be paid with now, by whoever was named.
 *
 * @param asked the code as it was written
 * @param card null if there is none
 * @param refusals all that stands in the way, the most important first
 */
public record GiftCardCheck(String asked, @Nullable GiftCardView card, List<GiftCardRefusal> refusals) {

	public GiftCardCheck {
		refusals = List.copyOf(refusals);
	}

	public boolean isUsable() {
		return this.refusals.isEmpty();
	}

}

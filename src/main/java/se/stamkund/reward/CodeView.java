package se.stamkund.reward;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/**
 * What a reward gave, as it is now.
 *
 * @param code to show or type
 * @param until the first instant it can't be used any more; null for never
 * @param balance what is left on it; null if it is no gift card
 */
public record CodeView(String code, State state, @Nullable Instant until, @Nullable Money balance) {

	/** Whether it can be used. */
	public enum State {

		USABLE, USED, EXPIRED, CANCELLED

	}

}

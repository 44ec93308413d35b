package se.stamkund.checkout;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/**
 * Why something is not as asked.
 *
 * @param code stable and machine-readable, in snake_case; pages say
 * {@code checkout.reason.<code>}
 * @param detail what to do about it, in English
 * @param needed what was asked for, if it is about money
 * @param has what there is of it
 * @param subject what stands in the way, by its name
 * @param at since or until when
 * @param number the limit it is about
 */
public record Reason(String code, String detail, @Nullable Money needed, @Nullable Money has, @Nullable String subject,
		@Nullable Instant at, @Nullable Long number) {

	static Reason of(String code, String detail) {
		return new Reason(code, detail, null, null, null, null, null);
	}

	static Reason limit(String code, String detail, long number) {
		return new Reason(code, detail, null, null, null, null, number);
	}

}

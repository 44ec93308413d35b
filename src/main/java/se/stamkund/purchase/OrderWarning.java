package se.stamkund.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/**
 * Something about a recorded order that a person should look at.
 *
 * @param code {@code points_short} (the hold had lapsed and this many points could not be
 * taken), {@code hold_unknown}, {@code hold_missing}, {@code hold_used},
 * {@code hold_differs} (less or more was paid than was agreed on), {@code code_lost} (a
 * code that could not be taken), {@code gift_card_short}, {@code member_erased} (nobody
 * earned its points)
 * @param points how many points it is about
 * @param subject the code it is about
 * @param amount the money it is about
 */
public record OrderWarning(String code, long points,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String subject,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money amount) {

	public OrderWarning(String code, long points) {
		this(code, points, null, null);
	}

}

package se.stamkund.purchase.web;

import java.util.Currency;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.purchase.OrderWarning;

/**
 * Something about an order that a person should look at.
 *
 * @param points how many points it is about
 * @param subject the code it is about
 * @param amount the money it is about
 */
@Schema(name = "OrderWarning")
record WarningResponse(@Schema(example = "points_short") String code, long points, @Nullable String subject,
		@Nullable Amount amount) {

	static WarningResponse of(OrderWarning warning, Currency currency) {
		var amount = warning.amount();
		return new WarningResponse(warning.code(), warning.points(), warning.subject(),
				(amount != null) ? Amount.of(amount, currency) : null);
	}

}

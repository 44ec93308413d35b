package se.stamkund.voucher.web;

import java.time.Instant;
import java.util.Currency;
import java.util.Locale;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.pricing.Refusal;
import se.stamkund.shared.Money;
import se.stamkund.voucher.VoucherRefusal;

/**
 * Something that stands in the way of a code.
 *
 * @param detail what it is and what to do about it
 * @param at the instant it is about
 * @param limit the limit it is about
 * @param needed the amount that is asked for
 * @param has what there is of it
 */
@Schema(name = "VoucherReason")
record ReasonResponse(@Schema(example = "code_expired") String code, String detail, @Nullable Instant at,
		@Nullable Integer limit, @Nullable Amount needed, @Nullable Amount has) {

	static ReasonResponse of(VoucherRefusal refusal) {
		return new ReasonResponse(refusal.code(), refusal.detail(), refusal.at(), refusal.limit(), null, null);
	}

	static ReasonResponse of(Refusal refusal, Currency currency) {
		return new ReasonResponse("code_" + refusal.code().name().toLowerCase(Locale.ROOT), detail(refusal, currency),
				null, null, amount(refusal.needed(), currency), amount(refusal.has(), currency));
	}

	private static String detail(Refusal refusal, Currency currency) {
		return switch (refusal.code()) {
			case MINIMUM_ORDER -> "The goods cost " + text(refusal.has(), currency) + "; the code needs "
					+ text(refusal.needed(), currency);
			case NOTHING_IN_SCOPE -> "The code is for other goods than those in the cart";
			case PRODUCT_MISSING -> "The code gives " + refusal.subject() + "; put that into the cart";
			case NO_SHIPPING -> "The code takes off shipping, and there is none to pay";
			case NOTHING_LEFT -> "There is nothing left to take off";
			case NOT_TOGETHER -> "The code does not go together with " + refusal.subject();
		};
	}

	private static String text(@Nullable Money money, Currency currency) {
		return (money != null) ? money.toDecimal(currency).toPlainString() : "";
	}

	private static @Nullable Amount amount(@Nullable Money money, Currency currency) {
		return (money != null) ? Amount.of(money, currency) : null;
	}

}

package se.stamkund.voucher.web;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.voucher.VoucherValidation;

/**
 * Whether a code can be used.
 *
 * @param reasons all that stands in the way, the most important first
 * @param discount what it takes off the cart, shipping included
 * @param shippingDiscount of that, off the shipping
 */
@Schema(name = "VoucherValidation")
record VoucherValidationResponse(boolean valid, List<ReasonResponse> reasons, @Nullable Amount discount,
		@Nullable Amount shippingDiscount, VoucherResponse voucher) {

	static VoucherValidationResponse of(VoucherValidation.Validated found, VoucherResponse voucher, Currency currency) {
		var reasons = new ArrayList<ReasonResponse>();
		found.refusals().forEach((refusal) -> reasons.add(ReasonResponse.of(refusal)));
		var offer = found.offer();
		if (offer != null && offer.refusal() != null) {
			reasons.add(ReasonResponse.of(offer.refusal(), currency));
		}
		return new VoucherValidationResponse(found.valid(), reasons,
				(offer != null) ? Amount.of(offer.amount(), currency) : null,
				(offer != null) ? Amount.of(offer.shipping(), currency) : null, voucher);
	}

}

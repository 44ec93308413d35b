package se.stamkund.voucher.web;

import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.voucher.VoucherUseState;
import se.stamkund.voucher.VoucherUseView;

/**
 * A use of a code.
 *
 * @param holdId the hold that set it aside
 * @param order what it was used for, if that is an order: our id of it
 * @param reference what it was used for, if it is not
 * @param amount what it took off, as far as that was told
 * @param endedAt when it was given back or let go of
 */
@Schema(name = "VoucherUse")
record VoucherUseResponse(UUID id, @OneOf(VoucherUseState.class) String state, @Nullable UUID member,
		@Nullable UUID holdId, @Nullable Instant heldUntil, @Nullable UUID order, @Nullable String reference,
		@Nullable Amount amount, Instant beganAt, @Nullable Instant usedAt, @Nullable Instant endedAt) {

	static VoucherUseResponse of(VoucherUseView use, Currency currency) {
		return new VoucherUseResponse(use.id(), Words.of(use.state()),
				(use.member() != null) ? use.member().value() : null, use.hold(), use.heldUntil(), use.order(),
				use.reference(), (use.amount() != null) ? Amount.of(use.amount(), currency) : null, use.beganAt(),
				use.usedAt(), use.endedAt());
	}

}

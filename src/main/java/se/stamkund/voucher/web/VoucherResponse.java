package se.stamkund.voucher.web;

import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.voucher.VoucherSource;
import se.stamkund.voucher.VoucherState;
import se.stamkund.voucher.VoucherView;

/**
 * A code.
 *
 * @param state without looking at who wants to use it
 * @param member who alone may use it
 * @param used how often it is used and not given back, where uses are limited
 * @param batch the batch it came with
 * @param sourceId what gave it: a redemption, a campaign
 */
@Schema(name = "Voucher")
record VoucherResponse(UUID id, String code, @OneOf(VoucherState.class) String state, String label,
		@Nullable String labelEn, TermsBody terms, RulesBody rules, @Nullable UUID member, int used,
		@Nullable UUID batch, @OneOf(VoucherSource.class) String source, @Nullable UUID sourceId, Instant createdAt,
		@Nullable Instant cancelledAt) {

	static VoucherResponse of(VoucherView voucher, Currency currency, Instant now) {
		return new VoucherResponse(voucher.id(), voucher.code(), Words.of(voucher.state(now)), voucher.label().sv(),
				voucher.label().en(), TermsBody.of(voucher.terms(), currency), RulesBody.of(voucher.rules()),
				(voucher.member() != null) ? voucher.member().value() : null, voucher.used(), voucher.batch(),
				Words.of(voucher.source()), voucher.sourceId(), voucher.createdAt(), voucher.cancelledAt());
	}

}

package se.stamkund.voucher;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.pricing.OfferTerms;
import se.stamkund.shared.MemberId;

/**
 * A code.
 *
 * @param batch the batch it came with, if it did
 * @param used how often it has been used and not given back; counted only where uses are
 * limited
 * @param pausedAt when its batch was
 * @param cancelledAt when it was, or its batch
 */
public record VoucherView(UUID id, String code, @Nullable UUID batch, VoucherLabel label, OfferTerms terms,
		@Nullable MemberId member, VoucherRules rules, int used, VoucherSource source, @Nullable UUID sourceId,
		Instant createdAt, @Nullable Instant pausedAt, @Nullable Instant cancelledAt) {

	/** As it stands at an instant. Uses that are only held don't count here. */
	public VoucherState state(Instant now) {
		if (this.cancelledAt != null) {
			return VoucherState.CANCELLED;
		}
		if (this.rules.maxUses() != null && this.used >= this.rules.maxUses()) {
			return VoucherState.USED_UP;
		}
		return this.rules.window(now, this.pausedAt != null);
	}

}

package se.stamkund.voucher;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Money;

/**
 * What became of a held code when its order came.
 *
 * @param amount what it was held to take off
 * @param refusal why it could not be taken, after its hold had lapsed; null if it was
 */
public record CapturedVoucher(UUID hold, UUID voucher, String code, @Nullable Money amount,
		@Nullable VoucherRefusal refusal) {

	public boolean taken() {
		return this.refusal == null;
	}

}

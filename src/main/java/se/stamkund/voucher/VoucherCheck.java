package se.stamkund.voucher;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whether a code can be used now, by whoever was named.
 *
 * @param asked as it was written
 * @param voucher null if there is none
 * @param refusals all that stands in the way, the most important first
 */
public record VoucherCheck(String asked, @Nullable VoucherView voucher, List<VoucherRefusal> refusals) {

	public VoucherCheck {
		refusals = List.copyOf(refusals);
	}

	public boolean isUsable() {
		return this.refusals.isEmpty();
	}

}

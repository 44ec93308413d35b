package se.stamkund.voucher;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/**
 * Which codes a list is about; what is null excludes nothing.
 *
 * @param text what the code begins with, however it is written
 */
public record VoucherFilter(@Nullable String text, @Nullable UUID batch, @Nullable MemberId member,
		@Nullable VoucherSource source, @Nullable VoucherState state) {

	public static final VoucherFilter ALL = new VoucherFilter(null, null, null, null, null);

	/** The codes of a batch. */
	public static VoucherFilter ofBatch(UUID batch) {
		return new VoucherFilter(null, batch, null, null, null);
	}

}

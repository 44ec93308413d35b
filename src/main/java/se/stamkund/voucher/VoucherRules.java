package se.stamkund.voucher;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.BusinessRuleException;

/**
 * How often and when a code can be used.
 *
 * @param maxUses by all together; null for as often as anyone likes
 * @param maxUsesPerMember by each member, who must then be known; null for no limit
 * @param startsAt null for at once
 * @param endsAt the first instant it can't be used any more; null for never
 */
public record VoucherRules(@Nullable Integer maxUses, @Nullable Integer maxUsesPerMember, @Nullable Instant startsAt,
		@Nullable Instant endsAt) {

	/** Once, at any time. */
	public static final VoucherRules ONCE = new VoucherRules(1, null, null, null);

	/** The most uses a limit can allow. */
	public static final int MOST_USES = 1_000_000_000;

	/** Once, before an instant. */
	public static VoucherRules onceBefore(@Nullable Instant endsAt) {
		return new VoucherRules(1, null, null, endsAt);
	}

	/**
	 * Makes sure that a code could be used at all.
	 * @throws BusinessRuleException {@code voucher_window} or {@code voucher_uses}
	 */
	void check(Instant now) {
		if (this.endsAt != null
				&& (!this.endsAt.isAfter(now) || (this.startsAt != null && !this.endsAt.isAfter(this.startsAt)))) {
			throw new BusinessRuleException("voucher_window", "The end must be ahead, and after the start");
		}
		if (isOutOfRange(this.maxUses) || isOutOfRange(this.maxUsesPerMember)) {
			throw new BusinessRuleException("voucher_uses", "Limits are between 1 and " + MOST_USES, MOST_USES);
		}
	}

	/** Whether the time is right for a use. */
	VoucherState window(Instant now, boolean paused) {
		if (this.endsAt != null && !now.isBefore(this.endsAt)) {
			return VoucherState.EXPIRED;
		}
		if (paused) {
			return VoucherState.PAUSED;
		}
		return (this.startsAt != null && now.isBefore(this.startsAt)) ? VoucherState.NOT_YET : VoucherState.AVAILABLE;
	}

	private static boolean isOutOfRange(@Nullable Integer limit) {
		return limit != null && (limit < 1 || limit > MOST_USES);
	}

}

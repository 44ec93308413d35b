package se.stamkund.voucher;

import java.time.Instant;

/** What a batch says of all of its codes, so that none of them needs to be asked. */
record BatchCodes(VoucherRules rules, boolean paused, boolean cancelled) {

	/** What makes a code of the batch be in a state, in SQL. */
	String condition(VoucherState state, Instant now) {
		if (this.cancelled) {
			return String.valueOf(state == VoucherState.CANCELLED);
		}
		var most = this.rules.maxUses();
		return switch (state) {
			case CANCELLED -> "v.cancelled_at is not null";
			case USED_UP -> (most == null) ? "false" : "v.cancelled_at is null and v.used > 0 and v.used >= " + most;
			case AVAILABLE, NOT_YET, PAUSED, EXPIRED -> {
				if (this.rules.window(now, this.paused) != state) {
					yield "false";
				}
				yield "v.cancelled_at is null" + ((most != null) ? " and v.used < " + most : "");
			}
		};
	}

}

package se.stamkund.voucher;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.pricing.OfferTerms;

/**
 * Many codes of one kind.
 *
 * @param pattern what generated ones look like
 * @param wanted how many there are to be
 * @param made how many there are by now
 * @param skipped how many that were brought along could not be taken
 * @param examples of those, the first ones
 * @param used how many have been used at least once; of codes with limited uses
 * @param usedUp how many of those can't be used once more
 * @param withdrawn how many were withdrawn one by one, and not used up
 * @param finishedAt null while codes are still being made
 */
public record BatchView(UUID id, String name, BatchOrigin origin, @Nullable CodePattern pattern, int wanted, int made,
		int skipped, List<SkippedCode> examples, int used, int usedUp, int withdrawn, VoucherLabel label,
		OfferTerms terms, VoucherRules rules, Instant createdAt, String createdBy, @Nullable Instant finishedAt,
		@Nullable Instant pausedAt, @Nullable Instant cancelledAt, int version) {

	public BatchView {
		examples = List.copyOf(examples);
	}

	/** How far making them has come. */
	public int percent() {
		return (this.wanted == 0) ? 100 : (int) (100L * this.made / this.wanted);
	}

	/** How many codes have a use left, whether or not it can be had just now. */
	public int left() {
		return this.made - this.usedUp - this.withdrawn;
	}

	public BatchState state() {
		if (this.cancelledAt != null) {
			return BatchState.ENDED;
		}
		return (this.pausedAt != null) ? BatchState.PAUSED : BatchState.ACTIVE;
	}

	/** What can be said at an instant of codes that have a use left. */
	public VoucherState stateOfCodes(Instant now) {
		if (this.cancelledAt != null) {
			return VoucherState.CANCELLED;
		}
		return (this.made > 0 && left() == 0) ? VoucherState.USED_UP : this.rules.window(now, this.pausedAt != null);
	}

	public boolean isAtWork() {
		return this.finishedAt == null && this.cancelledAt == null;
	}

	/**
	 * A code that could not be taken.
	 *
	 * @param reason {@code code_invalid}, {@code code_repeated} or {@code code_taken}
	 * @param row of the file
	 */
	public record SkippedCode(String code, String reason, @Nullable Integer row) {
	}

}

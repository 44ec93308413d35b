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
 * @param finishedAt null while codes are still being made
 */
public record BatchView(UUID id, String name, BatchOrigin origin, @Nullable CodePattern pattern, int wanted, int made,
		int skipped, List<SkippedCode> examples, int used, VoucherLabel label, OfferTerms terms, VoucherRules rules,
		Instant createdAt, String createdBy, @Nullable Instant finishedAt, @Nullable Instant cancelledAt) {

	public BatchView {
		examples = List.copyOf(examples);
	}

	/** How far making them has come. */
	public int percent() {
		return (this.wanted == 0) ? 100 : (int) (100L * this.made / this.wanted);
	}

	public boolean isAtWork() {
		return this.finishedAt == null && this.cancelledAt == null;
	}

	/**
	 * A code that could not be taken.
	 *
	 * @param reason {@code code_invalid}, {@code code_repeated} or {@code code_taken}
	 */
	public record SkippedCode(String code, String reason) {
	}

}

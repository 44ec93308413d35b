package se.stamkund.voucher.web;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.OneOf;
import se.stamkund.platform.api.Words;
import se.stamkund.voucher.BatchOrigin;
import se.stamkund.voucher.BatchState;
import se.stamkund.voucher.BatchView;

/**
 * Many codes of one kind.
 *
 * @param wanted how many there are to be
 * @param made how many there are by now
 * @param used how many have been used at least once, where uses are limited
 * @param left how many have a use left, whether or not it can be had just now
 * @param skipped how many of those brought along could not be taken
 * @param examples of those, the first ones
 * @param finishedAt none while codes are being made
 */
@Schema(name = "VoucherBatch")
record BatchResponse(UUID id, String name, @OneOf(BatchOrigin.class) String origin, @Nullable String pattern,
		@OneOf(BatchState.class) String state, int wanted, int made, int used, int left, int skipped,
		List<SkippedResponse> examples, String label, @Nullable String labelEn, TermsBody terms, RulesBody rules,
		Instant createdAt, @Nullable Instant finishedAt, @Nullable Instant cancelledAt) {

	static BatchResponse of(BatchView batch, Currency currency) {
		return new BatchResponse(batch.id(), batch.name(), Words.of(batch.origin()),
				(batch.pattern() != null) ? batch.pattern().toString() : null, Words.of(batch.state()), batch.wanted(),
				batch.made(), batch.used(), batch.left(), batch.skipped(),
				batch.examples()
					.stream()
					.map((code) -> new SkippedResponse(code.row(), code.code(), code.reason()))
					.toList(),
				batch.label().sv(), batch.label().en(), TermsBody.of(batch.terms(), currency),
				RulesBody.of(batch.rules()), batch.createdAt(), batch.finishedAt(), batch.cancelledAt());
	}

	/**
	 * A code that was not taken.
	 *
	 * @param row of the file, or which one it was
	 * @param reason code_invalid, code_repeated or code_taken
	 */
	@Schema(name = "SkippedCode")
	record SkippedResponse(@Nullable Integer row, String code, String reason) {
	}

}

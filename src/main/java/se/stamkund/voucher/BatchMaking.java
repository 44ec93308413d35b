package se.stamkund.voucher;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.BatchStore.Unfinished;
import se.stamkund.voucher.CodesReader.CodeLine;
import se.stamkund.voucher.VoucherStore.VoucherRow;

/** Makes the codes of batches, some at a time, so that any instance may go on with it. */
@Component
class BatchMaking {

	/** So many are made in one transaction. */
	static final int CHUNK = 2_000;

	private final BatchStore batches;

	private final VoucherIssue issue;

	private final VoucherStore vouchers;

	private final ProgramClock clock;

	BatchMaking(BatchStore batches, VoucherIssue issue, VoucherStore vouchers, ProgramClock clock) {
		this.batches = batches;
		this.issue = issue;
		this.vouchers = vouchers;
		this.clock = clock;
	}

	/**
	 * Makes some codes of any batch that nobody else is at; answers whether there was
	 * one.
	 */
	@Transactional
	public boolean runBatch() {
		return this.batches.claim().map((batch) -> {
			make(batch);
			return true;
		}).orElse(false);
	}

	/** Makes some codes of a batch. */
	void make(Unfinished batch) {
		int made = this.issue.generate(batch.program(), batch.pattern(), Math.min(CHUNK, batch.missing()), like(batch));
		this.batches.made(batch.program(), batch.id(), made, this.clock.now(batch.program()));
	}

	/** Takes codes that were brought along. */
	void bring(ProgramId program, Unfinished batch, List<String> codes) {
		var brought = bring(program, batch);
		for (int i = 0; i < codes.size(); i++) {
			brought.take(new CodeLine(i + 1, codes.get(i)));
		}
		brought.insert();
		this.batches.imported(program, batch.id(), brought.added(), brought.skipped(), brought.examples(),
				this.clock.now(program));
	}

	/** Begins to take codes that were brought along. */
	BroughtCodes bring(ProgramId program, Unfinished batch) {
		return new BroughtCodes(program, like(batch), this.vouchers);
	}

	private static VoucherRow like(Unfinished batch) {
		var rules = batch.rules();
		return new VoucherRow(batch.id(), batch.id(), batch.offer(), "", "", null, rules.maxUses(),
				rules.maxUsesPerMember(), rules.startsAt(), rules.endsAt(), VoucherSource.BATCH, null,
				batch.createdAt(), batch.createdBy());
	}

}

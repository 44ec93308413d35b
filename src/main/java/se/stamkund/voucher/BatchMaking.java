package se.stamkund.voucher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.BatchStore.Unfinished;
import se.stamkund.voucher.BatchView.SkippedCode;
import se.stamkund.voucher.VoucherStore.VoucherRow;

/** Makes the codes of batches, some at a time, so that any instance may go on with it. */
@Component
class BatchMaking {

	/** So many are made in one transaction. */
	static final int CHUNK = 2_000;

	private static final int EXAMPLES = 20;

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

	/**
	 * Takes codes that were brought along, as far as they can be codes and nobody has
	 * them.
	 */
	void bring(ProgramId program, Unfinished batch, List<String> codes) {
		var skipped = new ArrayList<SkippedCode>();
		int made = 0;
		var seen = new HashSet<String>();
		for (int from = 0; from < codes.size(); from += CHUNK) {
			made += bring(program, batch, codes.subList(from, Math.min(codes.size(), from + CHUNK)), seen, skipped);
		}
		this.batches.imported(program, batch.id(), made, skipped.size(),
				skipped.subList(0, Math.min(EXAMPLES, skipped.size())), this.clock.now(program));
	}

	private int bring(ProgramId program, Unfinished batch, List<String> codes, Set<String> seen,
			List<SkippedCode> skipped) {
		var rows = new HashMap<UUID, VoucherRow>();
		for (String text : codes) {
			var code = text.strip();
			if (!Codes.isCode(code)) {
				skipped.add(new SkippedCode(shown(code), "code_invalid"));
			}
			else if (!seen.add(Codes.key(code))) {
				skipped.add(new SkippedCode(code, "code_repeated"));
			}
			else {
				var id = Ids.next();
				rows.put(id, VoucherIssue.row(id, code, like(batch)));
			}
		}
		var made = Set.copyOf(this.vouchers.insert(program, rows.values()));
		rows.entrySet()
			.stream()
			.filter((row) -> !made.contains(row.getKey()))
			.map(Map.Entry::getValue)
			.forEach((row) -> skipped.add(new SkippedCode(row.code(), "code_taken")));
		return made.size();
	}

	/** What can be shown of something that is no code. */
	private static String shown(String text) {
		return text.codePoints()
			.limit(Codes.MAX_LENGTH)
			.filter((sign) -> !Character.isISOControl(sign) && Character.isDefined(sign)
					&& Character.getType(sign) != Character.SURROGATE)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static VoucherRow like(Unfinished batch) {
		var rules = batch.rules();
		return new VoucherRow(batch.id(), batch.id(), batch.offer(), "", "", null, rules.maxUses(),
				rules.maxUsesPerMember(), rules.startsAt(), rules.endsAt(), VoucherSource.BATCH, null,
				batch.createdAt(), batch.createdBy());
	}

}

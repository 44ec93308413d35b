package se.stamkund.voucher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.BatchView.SkippedCode;
import se.stamkund.voucher.CodesReader.CodeLine;
import se.stamkund.voucher.VoucherStore.VoucherRow;

/**
 * Codes on their way into a batch: taken some at a time, as far as they can be codes and
 * nobody has them.
 */
final class BroughtCodes {

	/** So many are taken in one statement. */
	static final int CHUNK = 2_000;

	private static final int EXAMPLES = 20;

	private final ProgramId program;

	private final VoucherRow like;

	private final VoucherStore vouchers;

	private final Set<String> seen = new HashSet<>();

	private final Map<String, CodeLine> waiting = new LinkedHashMap<>();

	private final List<SkippedCode> examples = new ArrayList<>();

	private int added;

	private int known;

	private int skipped;

	BroughtCodes(ProgramId program, VoucherRow like, VoucherStore vouchers) {
		this.program = program;
		this.like = like;
		this.vouchers = vouchers;
	}

	/** Takes one, or says why it can't be taken. */
	void take(CodeLine line) {
		if (!Codes.isCode(line.code())) {
			skip(line, shown(line.code()), "code_invalid");
		}
		else if (!this.seen.add(Codes.key(line.code()))) {
			skip(line, line.code(), "code_repeated");
		}
		else {
			this.waiting.put(Codes.key(line.code()), line);
			if (this.waiting.size() == CHUNK) {
				insert();
			}
		}
	}

	/** Those that it was offered so far are there now. */
	void insert() {
		var rows = new HashMap<UUID, VoucherRow>();
		this.waiting.values().forEach((line) -> {
			var id = Ids.next();
			rows.put(id, VoucherIssue.row(id, line.code(), this.like));
		});
		this.vouchers.insert(this.program, rows.values()).forEach((id) -> {
			var row = rows.remove(id);
			this.added++;
			if (row != null) {
				this.waiting.remove(row.codeKey());
			}
		});
		var here = this.waiting.isEmpty() ? Set.<String>of()
				: this.vouchers.keysOfBatch(this.program, this.like.id(), this.waiting.keySet());
		this.waiting.forEach((key, line) -> {
			if (here.contains(key)) {
				this.known++;
			}
			else {
				skip(line, line.code(), "code_taken");
			}
		});
		this.waiting.clear();
	}

	private void skip(CodeLine line, String shown, String reason) {
		this.skipped++;
		if (this.examples.size() < EXAMPLES) {
			this.examples.add(new SkippedCode(shown, reason, line.row()));
		}
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

	/** How many lines with something on them there were. */
	int rows() {
		return this.seen.size() + this.skipped;
	}

	int added() {
		return this.added;
	}

	int known() {
		return this.known;
	}

	int skipped() {
		return this.skipped;
	}

	List<SkippedCode> examples() {
		return this.examples;
	}

	@Nullable SkippedCode firstSkipped() {
		return this.examples.isEmpty() ? null : this.examples.getFirst();
	}

}

package se.stamkund.voucher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.AuditLog;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.BatchStore.Unfinished;

/**
 * Takes codes from files, all of a file or nothing. The same file once more adds nothing.
 */
@Service
public class VoucherFiles {

	/** The largest file. */
	public static final long MAX_BYTES = 32L * 1024 * 1024;

	private final VoucherBatches batches;

	private final BatchStore store;

	private final BatchMaking making;

	private final ProgramClock clock;

	private final AuditLog audit;

	VoucherFiles(VoucherBatches batches, BatchStore store, BatchMaking making, ProgramClock clock, AuditLog audit) {
		this.batches = batches;
		this.store = store;
		this.making = making;
		this.clock = clock;
		this.audit = audit;
	}

	/**
	 * Makes a batch of the codes of a file.
	 * @param batch without codes
	 * @throws BusinessRuleException as {@link #add}, and as {@link VoucherBatches#create}
	 */
	@Transactional
	public CodesTaken create(ProgramId program, CreateBatch batch, InputStream file, Actor actor) {
		return add(program, this.batches.create(program, batch, actor).id(), file, actor);
	}

	/**
	 * Adds the codes of a file to a batch of codes that were brought along.
	 * @param file CSV or plain text in UTF-8, one code a line
	 * @throws BusinessRuleException {@code batch_generated}, {@code batch_size},
	 * {@code codes_file_binary}, {@code codes_file_encoding}, {@code codes_file_line},
	 * {@code codes_file_empty}, {@code codes_file_taken} or {@code codes_file_none}
	 */
	@Transactional
	public CodesTaken add(ProgramId program, UUID batch, InputStream file, Actor actor) {
		var now = this.clock.now(program);
		this.store.lock(program, batch);
		var before = this.batches.get(program, batch);
		if (before.origin() != BatchOrigin.IMPORTED) {
			throw new BusinessRuleException("batch_generated",
					"The codes of this batch are made; make another batch for codes that you have");
		}
		var brought = read(program, before, file, now, actor);
		requireSome(brought);
		this.store.imported(program, batch, before.made() + brought.added(), brought.skipped(), brought.examples(),
				now);
		var after = this.batches.get(program, batch);
		if (brought.added() > 0) {
			this.audit.record(program, actor, "voucher_batch.filled", batch.toString(), new Filled(before.made()),
					new Filled(after.made()));
		}
		return new CodesTaken(after, brought.added(), brought.known(), brought.skipped());
	}

	private BroughtCodes read(ProgramId program, BatchView batch, InputStream file, Instant now, Actor actor) {
		var brought = this.making.bring(program, new Unfinished(program, batch.id(),
				this.store.offer(program, batch.id()), CodePattern.PLAIN, 0, batch.rules(), now, actor.toString()));
		try {
			var reader = new CodesReader(file);
			for (var line = reader.next(); line != null; line = reader.next()) {
				brought.take(line);
				VoucherBatches.requireRoom(Math.max(brought.rows(), batch.made() + brought.added()));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		brought.insert();
		return brought;
	}

	private static void requireSome(BroughtCodes brought) {
		if (brought.added() + brought.known() > 0) {
			return;
		}
		var first = brought.firstSkipped();
		if (first == null) {
			throw new BusinessRuleException("codes_file_empty", "The file has no codes; write one on each row");
		}
		throw new BusinessRuleException(first.reason().equals("code_taken") ? "codes_file_taken" : "codes_file_none",
				"No code of the file could be taken; row " + first.row() + " (" + first.code() + "): " + first.reason(),
				Objects.requireNonNull(first.row()), first.code());
	}

	private record Filled(int made) {
	}

}

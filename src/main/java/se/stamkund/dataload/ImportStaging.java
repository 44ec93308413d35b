package se.stamkund.dataload;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.program.Programs;
import se.stamkund.shared.BusinessRuleException;

/**
 * Takes a file apart into lines that can be sorted, some thousand in a transaction; goes
 * on where it was when it was killed.
 */
@Component
class ImportStaging {

	private static final int BATCH = 5000;

	/** More lines than 200 MB have. */
	private static final int MOST = 20_000_000;

	private final ImportChunks chunks;

	private final ImportLines lines;

	private final ImportStore store;

	private final Programs programs;

	private final TransactionTemplate transactions;

	private final Clock clock;

	ImportStaging(ImportChunks chunks, ImportLines lines, ImportStore store, Programs programs,
			PlatformTransactionManager transactions, Clock clock) {
		this.chunks = chunks;
		this.lines = lines;
		this.store = store;
		this.programs = programs;
		this.transactions = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	/**
	 * Takes apart what is left of the file.
	 * @return how many lines it has
	 * @throws BusinessRuleException if it can't be read to its end
	 */
	int stage(ImportView view, UUID lease) {
		if (view.staged()) {
			return view.lines();
		}
		var program = this.programs.get(view.program());
		var values = new Values(view.format(), program.zone(), program.currency());
		var positions = view.mapping().positions(view.columns());
		int number = 0;
		var batch = new ArrayList<ImportLines.Staged>(BATCH);
		try (var csv = CsvLines.of(this.chunks.open(view.program(), view.id()), view.format())) {
			boolean heading = true;
			while (csv.hasNext()) {
				var cells = csv.next();
				if (CsvLines.isBlank(cells)) {
					continue;
				}
				if (heading) {
					heading = false;
					continue;
				}
				if (++number > MOST) {
					throw new BusinessRuleException("import_file_lines", "The file has too many lines", MOST);
				}
				if (number <= view.lines()) {
					continue;
				}
				var row = new Row(number, cells, positions, values);
				batch.add(new ImportLines.Staged(number, LineKeys.sort(view.kind(), row), cells));
				if (batch.size() == BATCH) {
					flush(view, lease, batch, number, false);
				}
			}
		}
		if (number == 0) {
			throw new BusinessRuleException("import_file_no_lines", "The file has headings, but no lines below them");
		}
		flush(view, lease, batch, number, true);
		return number;
	}

	private void flush(ImportView view, UUID lease, List<ImportLines.Staged> batch, int lines, boolean all) {
		this.transactions.executeWithoutResult((status) -> {
			if (!batch.isEmpty()) {
				this.lines.add(view.program(), view.id(), batch);
			}
			this.store.staged(view, lease, lines, all, this.clock.instant().plus(ImportRunner.LEASE));
		});
		batch.clear();
	}

}

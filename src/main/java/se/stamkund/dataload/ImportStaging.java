package se.stamkund.dataload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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

	private final ImportLeases leases;

	private final ImportRows rows;

	private final ImportContexts contexts;

	private final TransactionTemplate transactions;

	ImportStaging(ImportChunks chunks, ImportLines lines, ImportLeases leases, ImportRows rows, ImportContexts contexts,
			PlatformTransactionManager transactions) {
		this.chunks = chunks;
		this.lines = lines;
		this.leases = leases;
		this.rows = rows;
		this.contexts = contexts;
		this.transactions = new TransactionTemplate(transactions);
	}

	/**
	 * Takes apart what is left of the file.
	 * @throws BusinessRuleException if it can't be read to its end
	 * @throws StoppedException if it was told to stop
	 */
	void stage(ImportLeases.Claimed work, BooleanSupplier stop) {
		var view = work.view();
		if (view.staged()) {
			return;
		}
		Ahead.<List<ImportLines.Staged>>each((next) -> read(view, next), (batch) -> {
			StoppedException.on(stop);
			this.transactions.executeWithoutResult((status) -> {
				this.lines.add(view.program(), view.id(), batch);
				this.leases.staged(work, batch.getLast().number(), false);
			});
		});
		var lines = this.rows.find(view.program(), view.id()).orElseThrow().lines();
		if (lines == 0) {
			throw new BusinessRuleException("import_file_no_lines", "The file has headings, but no lines below them");
		}
		this.leases.staged(work, lines, true);
	}

	/** Hands over the lines that are not there yet, some thousand at a time. */
	private void read(ImportView view, Consumer<List<ImportLines.Staged>> next) {
		var values = this.contexts.values(view);
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
				if (number > view.lines()) {
					var row = new Row(number, cells, positions, values);
					batch.add(new ImportLines.Staged(number, LineKeys.sort(view.kind(), row), cells));
				}
				if (batch.size() == BATCH) {
					next.accept(List.copyOf(batch));
					batch.clear();
				}
			}
		}
		if (!batch.isEmpty()) {
			next.accept(List.copyOf(batch));
		}
	}

}

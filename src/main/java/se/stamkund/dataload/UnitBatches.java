package se.stamkund.dataload;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Puts lines that belong together into units, and units into batches. */
final class UnitBatches {

	/** How much is done in one transaction, at most. */
	private static final int LINES = 2000;

	private static final int UNITS = 1000;

	private final Function<ImportLines.Turn, Row> reading;

	private final Consumer<List<Unit>> work;

	private final List<Unit> units = new ArrayList<>();

	private List<Row> rows = new ArrayList<>();

	private ImportLines.@Nullable Turn last;

	private int waiting;

	UnitBatches(Function<ImportLines.Turn, Row> reading, Consumer<List<Unit>> work) {
		this.reading = reading;
		this.work = work;
	}

	void take(ImportLines.Turn turn) {
		if (this.last != null && !turn.belongsTo(this.last)) {
			close(this.last);
			if (this.waiting >= LINES || this.units.size() >= UNITS || turn.pass() != this.last.pass()) {
				work();
			}
		}
		this.rows.add(this.reading.apply(turn));
		this.last = turn;
	}

	private void close(ImportLines.Turn last) {
		this.units
			.add(new Unit(List.copyOf(this.rows), last.pass() > 0, last.key(), last.grouped() ? 1 : last.occurrence()));
		this.waiting += this.rows.size();
		this.rows = new ArrayList<>();
	}

	/** Works what is left, at the end. */
	void flush() {
		if (this.last != null) {
			close(Objects.requireNonNull(this.last));
			work();
		}
	}

	private void work() {
		var batch = List.copyOf(this.units);
		this.units.clear();
		this.waiting = 0;
		this.work.accept(batch);
	}

}

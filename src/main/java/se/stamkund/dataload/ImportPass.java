package se.stamkund.dataload;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.Programs;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.BusinessRuleException;

/**
 * Goes through the lines of a file in batches, each in one transaction with how far it
 * has come: so a pass that was killed goes on exactly where it was. A dry run takes the
 * same way and keeps nothing.
 */
@Component
class ImportPass {

	/** How much is done in one transaction, at most. */
	private static final int LINES = 2000;

	private static final int UNITS = 1000;

	private static final int ATTEMPTS = 3;

	private static final Logger log = LoggerFactory.getLogger(ImportPass.class);

	private final ImportLines lines;

	private final ImportStore store;

	private final ImportOutcomes outcomes;

	private final List<ImportWork> works;

	private final Programs programs;

	private final Stores stores;

	private final ProgramClock programClock;

	private final TransactionTemplate transactions;

	private final Clock clock;

	ImportPass(ImportLines lines, ImportStore store, ImportOutcomes outcomes, List<ImportWork> works, Programs programs,
			Stores stores, ProgramClock programClock, PlatformTransactionManager transactions, Clock clock) {
		this.lines = lines;
		this.store = store;
		this.outcomes = outcomes;
		this.works = works;
		this.programs = programs;
		this.stores = stores;
		this.programClock = programClock;
		this.transactions = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	/**
	 * Goes through what is left.
	 * @return what it came to; empty if it was told to stop
	 */
	Optional<Tally> run(ImportView view, UUID lease, boolean dry, BooleanSupplier stop) {
		if (dry) {
			this.outcomes.forget(view.program(), view.id());
		}
		var run = new Run(view, lease, dry ? new DryMemory(wanted(view)) : null);
		try {
			this.lines.read(view, dry ? 0 : view.done(), (turn) -> {
				if (stop.getAsBoolean()) {
					throw new StopException();
				}
				run.take(turn);
			});
			run.flush();
			return Optional.of(run.tally);
		}
		catch (StopException ex) {
			return Optional.empty();
		}
	}

	/** What may be given back, so that a dry run remembers those lines only. */
	private Set<Long> wanted(ImportView view) {
		var wanted = new HashSet<Long>();
		if (view.kind() == ImportKind.ORDERS) {
			var positions = view.mapping().positions(view.columns());
			var program = this.programs.get(view.program());
			var values = new Values(view.format(), program.zone(), program.currency());
			this.lines.returns(view, (cells) -> {
				var row = new Row(0, cells, positions, values);
				var told = row.text(ImportField.STORE);
				var store = (told != null) ? told : Objects.requireNonNullElse(view.options().store(), "");
				var customer = ReturnUnit.key(OrderUnit.customer(new Unit(List.of(row), true, view.id(), 1)), store);
				var sku = row.text(ImportField.SKU);
				if (customer != null && sku != null) {
					wanted.add(DryMemory.hash(customer, sku));
				}
			});
		}
		return wanted;
	}

	/** This instance is to end. */
	private static final class StopException extends RuntimeException {

	}

	/** One pass over a file. */
	private final class Run {

		private final ImportView view;

		private final UUID lease;

		private final @Nullable DryMemory memory;

		private final ImportWork work;

		private final Map<String, Integer> positions;

		private final Values values;

		private final Map<String, UUID> byCode;

		private final List<Unit> units = new ArrayList<>();

		private List<Row> rows = new ArrayList<>();

		private ImportLines.@Nullable Turn last;

		private int waiting;

		private int done;

		private Tally tally;

		private Run(ImportView view, UUID lease, @Nullable DryMemory memory) {
			this.view = view;
			this.lease = lease;
			this.memory = memory;
			this.work = ImportPass.this.works.stream()
				.filter((each) -> each.does(view.kind()))
				.findFirst()
				.orElseThrow();
			var program = ImportPass.this.programs.get(view.program());
			this.positions = view.mapping().positions(view.columns());
			this.values = new Values(view.format(), program.zone(), program.currency());
			this.byCode = ImportPass.this.stores.list(view.program())
				.stream()
				.collect(Collectors.toMap(StoreView::code, StoreView::id));
			this.done = (memory != null) ? 0 : view.done();
			this.tally = (memory != null) ? Tally.empty() : view.tally().copy();
		}

		void take(ImportLines.Turn turn) {
			if (this.last != null && !(turn.grouped() && this.last.grouped() && turn.key().equals(this.last.key())
					&& turn.pass() == this.last.pass())) {
				close();
				if (this.waiting >= LINES || this.units.size() >= UNITS || turn.pass() != this.last.pass()) {
					work();
				}
			}
			this.rows.add(new Row(turn.number(), turn.cells(), this.positions, this.values));
			this.last = turn;
		}

		private void close() {
			var last = Objects.requireNonNull(this.last);
			this.units.add(new Unit(List.copyOf(this.rows), last.pass() > 0, last.key(),
					last.grouped() ? 1 : last.occurrence()));
			this.waiting += this.rows.size();
			this.rows = new ArrayList<>();
		}

		void flush() {
			if (this.last != null) {
				close();
				work();
			}
		}

		private void work() {
			var batch = List.copyOf(this.units);
			this.units.clear();
			this.waiting = 0;
			if (this.memory != null) {
				dry(batch);
				return;
			}
			try {
				commit(batch, null);
			}
			catch (LostLeaseException ex) {
				throw ex;
			}
			catch (RuntimeException ex) {
				log.info("A batch of import {} is done line by line: {}", this.view.id(), ex.toString());
				batch.forEach(this::single);
			}
		}

		private void single(Unit unit) {
			for (int attempt = 1;; attempt++) {
				try {
					commit(List.of(unit), null);
					return;
				}
				catch (LostLeaseException ex) {
					throw ex;
				}
				catch (BusinessRuleException ex) {
					commit(List.of(unit), ex);
					return;
				}
				catch (ConcurrencyFailureException | DataIntegrityViolationException ex) {
					if (attempt == ATTEMPTS) {
						log.warn("Line {} of import {} can't be stored", unit.first().number(), this.view.id(), ex);
						commit(List.of(unit),
								new BusinessRuleException("import_not_storable", "The line can't be stored"));
						return;
					}
				}
			}
		}

		/** Does a batch, or rejects it, and notes how far that is. */
		private void commit(List<Unit> batch, @Nullable BusinessRuleException refusal) {
			var counted = this.tally.copy();
			int reached = this.done + batch.stream().mapToInt(Unit::lines).sum();
			ImportPass.this.transactions.executeWithoutResult((status) -> {
				var results = (refusal != null)
						? batch.stream().map((unit) -> UnitResult.rejected(unit, refusal)).toList()
						: this.work.work(context(counted), batch);
				ImportPass.this.outcomes.add(this.view, results);
				count(counted, results);
				ImportPass.this.store.progress(this.view, this.lease, reached, counted,
						ImportPass.this.clock.instant().plus(ImportRunner.LEASE));
			});
			this.tally = counted;
			this.done = reached;
		}

		private void dry(List<Unit> batch) {
			var results = ImportPass.this.transactions.execute((status) -> {
				status.setRollbackOnly();
				return this.work.work(context(this.tally), batch);
			});
			count(this.tally, Objects.requireNonNull(results));
			this.done += batch.stream().mapToInt(Unit::lines).sum();
			ImportPass.this.transactions.executeWithoutResult((status) -> {
				ImportPass.this.outcomes.preview(this.view, results);
				ImportPass.this.store.progress(this.view, this.lease, this.done, this.tally,
						ImportPass.this.clock.instant().plus(ImportRunner.LEASE));
			});
		}

		private ImportContext context(Tally counted) {
			return new ImportContext(this.view, ImportPass.this.programs.get(this.view.program()), this.byCode,
					ImportPass.this.programClock.now(this.view.program()), this.memory, counted);
		}

		private static void count(Tally tally, List<UnitResult> results) {
			for (var result : results) {
				int lines = result.unit().lines();
				tally.add(Tally.LINES, lines);
				tally.add(switch (result.kind()) {
					case DONE -> Tally.DONE;
					case KNOWN -> Tally.KNOWN;
					case REJECTED -> Tally.REJECTED;
					case UNMATCHED -> Tally.UNMATCHED;
					case REFUNDED -> Tally.REFUND_LINES;
				}, lines);
				if (result.kind() == UnitResult.Kind.REJECTED && result.reason() != null) {
					tally.reject(result.reason().code(), lines);
				}
			}
		}

	}

}

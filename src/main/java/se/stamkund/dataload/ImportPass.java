package se.stamkund.dataload;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.springframework.stereotype.Component;

/** Goes through the lines of a file: to say what they would come to, or for good. */
@Component
class ImportPass {

	private final ImportLines lines;

	private final List<ImportWork> works;

	private final ImportContexts contexts;

	private final PassTools tools;

	ImportPass(ImportLines lines, List<ImportWork> works, ImportContexts contexts, PassTools tools) {
		this.lines = lines;
		this.works = works;
		this.contexts = contexts;
		this.tools = tools;
	}

	/**
	 * Goes through what is left.
	 * @return what it came to
	 * @throws StoppedException if it was told to stop
	 */
	Tally run(ImportLeases.Claimed claimed, boolean dry, BooleanSupplier stop) {
		var view = claimed.view();
		if (dry) {
			this.tools.outcomes().forget(view.program(), view.id());
		}
		var values = this.contexts.values(view);
		var positions = view.mapping().positions(view.columns());
		var pass = dry ? dry(claimed, values) : real(claimed);
		Ahead.<List<Unit>>each((next) -> {
			var batches = new UnitBatches((turn) -> new Row(turn.number(), turn.cells(), positions, values), next);
			this.lines.read(view, dry ? 0 : view.done(), batches::take);
			batches.flush();
		}, (batch) -> {
			StoppedException.on(stop);
			pass.work(batch);
		});
		return pass.tally();
	}

	private Pass dry(ImportLeases.Claimed claimed, Values values) {
		var memory = new DryMemory(wanted(claimed.view(), values));
		return new DryPass(this.tools, claimed, work(claimed), this.contexts.of(claimed.view(), memory));
	}

	private Pass real(ImportLeases.Claimed claimed) {
		return new RealPass(this.tools, claimed, work(claimed), this.contexts.of(claimed.view(), null));
	}

	private ImportWork work(ImportLeases.Claimed claimed) {
		return this.works.stream().filter((each) -> each.does(claimed.view().kind())).findFirst().orElseThrow();
	}

	/** What may be given back, so that a dry run remembers those lines only. */
	private Set<Long> wanted(ImportView view, Values values) {
		var wanted = new HashSet<Long>();
		if (view.kind() == ImportKind.ORDERS) {
			var positions = view.mapping().positions(view.columns());
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

}

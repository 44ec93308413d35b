package se.stamkund.dataload;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.Programs;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;

/** What batches are worked with. */
@Component
class ImportContexts {

	private final Programs programs;

	private final Stores stores;

	private final ProgramClock clock;

	ImportContexts(Programs programs, Stores stores, ProgramClock clock) {
		this.programs = programs;
		this.stores = stores;
		this.clock = clock;
	}

	/** For one pass over a file, which sees the stores there are as it begins. */
	Maker of(ImportView view, @Nullable DryMemory memory) {
		var byCode = this.stores.list(view.program())
			.stream()
			.collect(Collectors.toMap(StoreView::code, StoreView::id));
		return new Maker(view, memory, byCode);
	}

	/** How its cells are read. */
	Values values(ImportView view) {
		var program = this.programs.get(view.program());
		return new Values(view.format(), program.zone(), program.currency());
	}

	/** Makes the contexts of a pass. */
	final class Maker {

		private final ImportView view;

		private final @Nullable DryMemory memory;

		private final Map<String, UUID> stores;

		private Maker(ImportView view, @Nullable DryMemory memory, Map<String, UUID> stores) {
			this.view = view;
			this.memory = memory;
			this.stores = stores;
		}

		ImportContext counting(Tally tally) {
			var program = this.view.program();
			return new ImportContext(this.view, ImportContexts.this.programs.get(program), this.stores,
					ImportContexts.this.clock.now(program), this.memory, tally);
		}

	}

}

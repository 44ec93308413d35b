package se.stamkund.dataload;

import java.util.List;
import java.util.Objects;

/** Works batches as an import would, and keeps nothing but what that would come to. */
final class DryPass implements Pass {

	/** How often it says how far it is, in nanoseconds. */
	private static final long PAUSE = 500_000_000;

	private final PassTools tools;

	private final ImportLeases.Claimed claimed;

	private final ImportWork work;

	private final ImportContexts.Maker contexts;

	private final Tally tally = Tally.empty();

	private int done;

	private long told = System.nanoTime();

	DryPass(PassTools tools, ImportLeases.Claimed claimed, ImportWork work, ImportContexts.Maker contexts) {
		this.tools = tools;
		this.claimed = claimed;
		this.work = work;
		this.contexts = contexts;
	}

	@Override
	public Tally tally() {
		return this.tally;
	}

	@Override
	public void work(List<Unit> batch) {
		var results = Objects.requireNonNull(this.tools.transactions().execute((status) -> {
			status.setRollbackOnly();
			return this.work.work(this.contexts.counting(this.tally), batch);
		}));
		this.tally.count(results);
		this.done += batch.stream().mapToInt(Unit::lines).sum();
		this.tools.outcomes().preview(this.claimed.view(), results);
		if (System.nanoTime() - this.told > PAUSE) {
			this.tools.leases().progress(this.claimed, this.done, this.tally);
			this.told = System.nanoTime();
		}
	}

}

package se.stamkund.dataload;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;

import se.stamkund.shared.BusinessRuleException;

/**
 * Works batches, each in one transaction with how far it has come: so a pass that was
 * killed goes on exactly where it was. If a batch fails its units are worked one by one.
 */
final class RealPass implements Pass {

	private static final int ATTEMPTS = 3;

	private static final Logger log = LoggerFactory.getLogger(RealPass.class);

	private final PassTools tools;

	private final ImportLeases.Claimed claimed;

	private final ImportWork work;

	private final ImportContexts.Maker contexts;

	private Tally tally;

	private int done;

	RealPass(PassTools tools, ImportLeases.Claimed claimed, ImportWork work, ImportContexts.Maker contexts) {
		this.tools = tools;
		this.claimed = claimed;
		this.work = work;
		this.contexts = contexts;
		this.tally = claimed.view().tally().copy();
		this.done = claimed.view().done();
	}

	@Override
	public Tally tally() {
		return this.tally;
	}

	@Override
	public void work(List<Unit> batch) {
		try {
			commit(batch, null);
		}
		catch (LostLeaseException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			log.info("A batch of import {} is done line by line: {}", this.claimed.view().id(), ex.toString());
			batch.forEach(this::single);
		}
	}

	private void single(Unit unit) {
		for (int attempt = 1;; attempt++) {
			try {
				commit(List.of(unit), null);
				return;
			}
			catch (BusinessRuleException ex) {
				commit(List.of(unit), ex);
				return;
			}
			catch (ConcurrencyFailureException | DataIntegrityViolationException ex) {
				if (attempt == ATTEMPTS) {
					log.warn("Line {} of import {} can't be stored", unit.first().number(), this.claimed.view().id(),
							ex);
					commit(List.of(unit), new BusinessRuleException("import_not_storable", "The line can't be stored"));
					return;
				}
			}
		}
	}

	/** Does a batch, or rejects it, and notes how far that is. */
	private void commit(List<Unit> batch, @Nullable BusinessRuleException refusal) {
		var counted = this.tally.copy();
		int reached = this.done + batch.stream().mapToInt(Unit::lines).sum();
		this.tools.transactions().executeWithoutResult((status) -> {
			var results = (refusal != null) ? batch.stream().map((unit) -> UnitResult.rejected(unit, refusal)).toList()
					: this.work.work(this.contexts.counting(counted), batch);
			this.tools.outcomes().add(this.claimed.view(), results);
			counted.count(results);
			this.tools.leases().progress(this.claimed, reached, counted);
		});
		this.tally = counted;
		this.done = reached;
	}

}

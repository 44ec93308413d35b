package se.stamkund.voucher;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.AuditLog;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.ProgramId;

/**
 * Changes what holds for the codes of a batch, all of them at once. It counts from when
 * somebody next tries one: what is used stays used, and what is held for a cart can be
 * paid with as agreed until its time is over, whatever has changed or ended.
 */
@Service
public class BatchChanges {

	private final VoucherBatches batches;

	private final BatchStore store;

	private final OfferStore offers;

	private final ProgramClock clock;

	private final AuditLog audit;

	BatchChanges(VoucherBatches batches, BatchStore store, OfferStore offers, ProgramClock clock, AuditLog audit) {
		this.batches = batches;
		this.store = store;
		this.offers = offers;
		this.clock = clock;
		this.audit = audit;
	}

	/**
	 * Changes a batch.
	 * @param version that was read
	 * @throws ConflictException {@code batch_changed} if it is another by now
	 * @throws BusinessRuleException {@code voucher_window}, {@code voucher_uses},
	 * {@code voucher_uses_less}, {@code voucher_each_less} or {@code restore_too_late}
	 */
	@Transactional
	public BatchView change(ProgramId program, UUID batch, ChangeBatch change, int version, Actor actor) {
		this.store.lock(program, batch);
		var before = this.batches.get(program, batch);
		if (before.version() != version) {
			throw new ConflictException("batch_changed",
					"The batch has changed since you read it; look at it again and redo your change");
		}
		var wanted = ChangeBatch.of(before);
		if (change.equals(wanted)) {
			return before;
		}
		var now = this.clock.now(program);
		check(before, change, now);
		var offer = this.offers.keep(program, change.label(), change.terms(before.terms()));
		this.store.change(program, batch, change, offer, now, actor.toString());
		var after = this.batches.get(program, batch);
		this.audit.record(program, actor, "voucher_batch.changed", batch.toString(), BatchNote.of(before),
				BatchNote.of(after));
		if (before.state() == BatchState.ENDED) {
			this.batches.wakeAfterCommit();
		}
		return after;
	}

	/** Pauses a batch or lets it go on, whoever changed what else meanwhile. */
	@Transactional
	public BatchView turn(ProgramId program, UUID batch, BatchState state, Actor actor) {
		this.store.lock(program, batch);
		var now = this.batches.get(program, batch);
		return change(program, batch, ChangeBatch.of(now).in(state), now.version(), actor);
	}

	private static void check(BatchView before, ChangeBatch change, Instant now) {
		change.requireNoLess(before.rules());
		var sameWindow = Objects.equals(change.rules().endsAt(), before.rules().endsAt())
				&& Objects.equals(change.rules().startsAt(), before.rules().startsAt());
		change.rules().check(sameWindow ? Instant.MIN : now);
		if (change.state() != BatchState.ENDED) {
			VoucherBatches.requireRestorable(before, now);
		}
	}

}

package se.stamkund.voucher;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.program.AuditLog;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.BatchStore.Unfinished;

/** Many codes of one kind: made in the background, or brought along. */
@Service
public class VoucherBatches {

	/** The most codes in a batch. */
	public static final int MOST = 500_000;

	/** So long withdrawing a batch can be undone. */
	public static final Duration UNDO = Duration.ofHours(24);

	private final BatchStore batches;

	private final BatchMaking making;

	private final OfferStore offers;

	private final VoucherStore vouchers;

	private final ObjectProvider<BatchWorker> worker;

	private final ProgramClock clock;

	private final AuditLog audit;

	VoucherBatches(BatchStore batches, BatchMaking making, OfferStore offers, VoucherStore vouchers,
			ObjectProvider<BatchWorker> worker, ProgramClock clock, AuditLog audit) {
		this.batches = batches;
		this.making = making;
		this.offers = offers;
		this.vouchers = vouchers;
		this.worker = worker;
		this.clock = clock;
		this.audit = audit;
	}

	/**
	 * Begins a batch. Codes that are brought along are there when this returns, and the
	 * first that are made; the rest is made in the background.
	 * @throws BusinessRuleException {@code code_pattern_short}, {@code voucher_window},
	 * {@code voucher_uses} or {@code batch_size}
	 */
	@Transactional
	public BatchView create(ProgramId program, CreateBatch batch, Actor actor) {
		var now = this.clock.now(program);
		batch.rules().check(now);
		check(batch);
		var id = Ids.next();
		var offer = this.offers.keep(program, batch.label(), batch.terms());
		this.batches.insert(program, id, batch, offer, now, actor.toString());
		switch (batch.codes()) {
			case CreateBatch.Codes.Generated generated -> {
				this.vouchers.keepPatterns(program, List.of(generated.pattern()));
				this.making.make(new Unfinished(program, id, offer, generated.pattern(), generated.count(),
						batch.rules(), now, actor.toString()));
				wakeAfterCommit();
			}
			case CreateBatch.Codes.Imported imported ->
				this.making.bring(program, new Unfinished(program, id, offer, CodePattern.PLAIN,
						imported.codes().size(), batch.rules(), now, actor.toString()), imported.codes());
		}
		var view = get(program, id);
		this.audit.record(program, actor, "voucher_batch.created", id.toString(), null,
				new State(batch.name(), view.wanted(), view.made()));
		return view;
	}

	/**
	 * A batch.
	 * @throws NotFoundException if there is none of that id
	 */
	@Transactional(readOnly = true)
	public BatchView get(ProgramId program, UUID batch) {
		return this.batches.find(program, batch)
			.orElseThrow(() -> new NotFoundException("voucher_batch", "There is no such batch"));
	}

	/** The newest first. */
	@Transactional(readOnly = true)
	public CursorPage<BatchView> list(ProgramId program, PageQuery page) {
		return this.batches.page(program, page);
	}

	/**
	 * Withdraws all codes of a batch, and makes no more of them; once more has no effect.
	 * What is held can still be paid with.
	 */
	@Transactional
	public BatchView cancel(ProgramId program, UUID batch, Actor actor) {
		var before = get(program, batch);
		if (this.batches.cancel(program, batch, this.clock.now(program), actor.toString())) {
			this.audit.record(program, actor, "voucher_batch.cancelled", batch.toString(),
					new State(before.name(), before.wanted(), before.made()), null);
		}
		return get(program, batch);
	}

	/**
	 * Undoes that.
	 * @throws BusinessRuleException {@code restore_too_late} after 24 hours
	 */
	@Transactional
	public BatchView restore(ProgramId program, UUID batch, Actor actor) {
		var before = get(program, batch);
		requireRestorable(before, this.clock.now(program));
		if (this.batches.cancel(program, batch, null, null)) {
			this.audit.record(program, actor, "voucher_batch.restored", batch.toString(), null,
					new State(before.name(), before.wanted(), before.made()));
			wakeAfterCommit();
		}
		return get(program, batch);
	}

	static void requireRestorable(BatchView batch, Instant now) {
		if (batch.cancelledAt() != null && now.isAfter(batch.cancelledAt().plus(UNDO))) {
			throw new BusinessRuleException("restore_too_late", "It can be undone within 24 hours");
		}
	}

	private static void check(CreateBatch batch) {
		switch (batch.codes()) {
			case CreateBatch.Codes.Generated generated -> {
				requireRoom((generated.count() < 1) ? Integer.MAX_VALUE : generated.count());
				generated.pattern().requireRoomFor(generated.count());
			}
			case CreateBatch.Codes.Imported imported -> requireRoom(imported.codes().size());
		}
	}

	static void requireRoom(int codes) {
		if (codes > MOST) {
			throw new BusinessRuleException("batch_size", "A batch has 1 to " + MOST + " codes", MOST);
		}
	}

	/** Goes on with what is still to be made. */
	void wakeAfterCommit() {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				VoucherBatches.this.worker.ifAvailable(BatchWorker::wake);
			}
		});
	}

	private record State(String name, int wanted, int made) {
	}

}

package se.stamkund.purchase;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.points.RefundPolicy;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/**
 * Records orders and what becomes of them. Every method takes a batch, does it in one
 * transaction, and answers for each item in the order of the questions. If a batch fails
 * its items are done one by one, so that a bad one spoils no other. A single call is a
 * batch of one, whose {@link Outcome#orThrow()} throws the refusal.
 */
@Service
public class Orders {

	private final OrderBatches batches;

	private final RecordOrders recording;

	private final ReplaceOrder replacing;

	private final ChangeStatuses changing;

	private final RefundOrders refunding;

	private final PreviewOrders previews;

	private final WithdrawOrders withdrawing;

	Orders(OrderBatches batches, RecordOrders recording, ReplaceOrder replacing, ChangeStatuses changing,
			RefundOrders refunding, PreviewOrders previews, WithdrawOrders withdrawing) {
		this.batches = batches;
		this.recording = recording;
		this.replacing = replacing;
		this.changing = changing;
		this.refunding = refunding;
		this.previews = previews;
		this.withdrawing = withdrawing;
	}

	/**
	 * Records orders: captures what was held for them and awards the points of those that
	 * are paid. The same order again changes nothing; other content under the same number
	 * is refused with {@code order_differs}. An order is never refused for points' sake:
	 * what could not be taken is a warning on it.
	 */
	public List<Outcome<OrderView>> record(ProgramId program, List<RecordOrder> orders, Actor actor) {
		return this.batches.run(orders, (batch) -> this.recording.record(program, batch, actor));
	}

	/**
	 * Records orders that are moved in from another platform, as {@link #record} does;
	 * what they do to points is chosen.
	 */
	public List<Outcome<OrderView>> move(ProgramId program, List<RecordOrder> orders, Awarding awarding, Actor actor) {
		return this.batches.run(orders, (batch) -> this.recording.record(program, batch, awarding, actor));
	}

	/**
	 * What moving orders in would come to: the same rules on the same facts, and nothing
	 * stored.
	 */
	@Transactional
	public List<Outcome<OrderPreview>> preview(ProgramId program, List<RecordOrder> orders, Awarding awarding) {
		return this.previews.preview(program, orders, awarding);
	}

	/**
	 * Takes back orders as if they had never been recorded: they are cancelled, their
	 * points reversed, and their numbers are free again. In the caller's transaction.
	 * @param policy what becomes of points that are spent already
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void withdraw(ProgramId program, Collection<UUID> orders, RefundPolicy policy, Actor actor) {
		this.withdrawing.withdraw(program, orders, policy, actor);
	}

	/** Records one order. */
	public Outcome.Done<OrderView> record(ProgramId program, RecordOrder order, Actor actor) {
		return record(program, List.of(order), actor).getFirst().orThrow();
	}

	/**
	 * Says anew what an order is. Its points are counted again by the rules it was first
	 * awarded by, and the difference is posted. The same content again changes nothing.
	 */
	public Outcome.Done<OrderView> replace(ProgramId program, UUID id, RecordOrder order, Actor actor) {
		return this.batches.run(List.of(order), (batch) -> List.of(this.replacing.replace(program, id, order, actor)))
			.getFirst()
			.orThrow();
	}

	/**
	 * Moves orders on. Paid awards the points; delivered makes those usable that waited
	 * for it; cancelled takes everything back, like a refund of all that is left. The
	 * status an order already has changes nothing.
	 */
	public List<Outcome<OrderView>> changeStatus(ProgramId program, List<ChangeStatus> changes, Actor actor) {
		return this.batches.run(changes, (batch) -> this.changing.change(program, batch, actor));
	}

	/** Moves one order on. */
	public Outcome.Done<OrderView> changeStatus(ProgramId program, ChangeStatus change, Actor actor) {
		return changeStatus(program, List.of(change), actor).getFirst().orThrow();
	}

	/**
	 * Gives back parts of orders and takes back their share of the points. The same
	 * refund id again changes nothing; other content under it is refused with
	 * {@code refund_differs}.
	 */
	public List<Outcome<RefundView>> refund(ProgramId program, List<RefundOrder> refunds, Actor actor) {
		return this.batches.run(refunds, (batch) -> this.refunding.refund(program, batch, actor));
	}

	/** Gives back part of one order. */
	public Outcome.Done<RefundView> refund(ProgramId program, RefundOrder refund, Actor actor) {
		return refund(program, List.of(refund), actor).getFirst().orThrow();
	}

}

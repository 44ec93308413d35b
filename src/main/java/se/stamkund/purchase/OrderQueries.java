package se.stamkund.purchase;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Reads orders. */
@Service
@Transactional(readOnly = true)
public class OrderQueries {

	private final PurchaseOrderRepository orders;

	private final RefundRepository refunds;

	private final StatusChangeRepository changes;

	private final OrderList list;

	private final Stores stores;

	OrderQueries(PurchaseOrderRepository orders, RefundRepository refunds, StatusChangeRepository changes,
			OrderList list, Stores stores) {
		this.orders = orders;
		this.refunds = refunds;
		this.changes = changes;
		this.list = list;
		this.stores = stores;
	}

	/**
	 * One order with its lines.
	 * @throws NotFoundException if the programme has no such order
	 */
	public OrderView get(ProgramId program, UUID id) {
		var order = this.orders.findWithLines(program, List.of(id)).stream().findFirst().orElseThrow(() -> missing());
		return order.view(this.stores.get(program, order.storeId()).code());
	}

	/**
	 * The id of the order that a caller means.
	 * @throws NotFoundException if the programme has no such order
	 */
	public UUID resolve(ProgramId program, OrderKey key) {
		return switch (key) {
			case OrderKey.ById(var id) -> this.orders.findId(program, id).orElseThrow(() -> missing());
			case OrderKey.ByStore(var code, var orderId) -> this.stores.find(program, code)
				.map(StoreView::id)
				.flatMap((store) -> this.orders.findId(program, store, orderId))
				.orElseThrow(() -> missing());
		};
	}

	/** A page of orders. */
	public CursorPage<OrderRow> list(ProgramId program, OrderFilter filter, PageQuery page) {
		return this.list.page(program, filter, page);
	}

	/** How many orders the filter finds, counted to {@code limit} at most. */
	public int count(ProgramId program, OrderFilter filter, int limit) {
		return this.list.count(program, filter, limit);
	}

	/** These orders, newest first, for a list that is already cut to size. */
	public List<OrderRow> rows(ProgramId program, Collection<UUID> ids) {
		return this.list.rows(program, ids);
	}

	/**
	 * Every order the filter finds, in chunks that never hold the whole list in memory.
	 * @param chunk is called with up to 500 orders at a time
	 */
	public void export(ProgramId program, OrderFilter filter, Consumer<List<OrderRow>> chunk) {
		this.list.export(program, filter, chunk);
	}

	/** What has come back of the order, oldest first. */
	public List<RefundView> refunds(ProgramId program, UUID order) {
		return this.refunds.findByOrder(program, order).stream().map(Refund::view).toList();
	}

	/** These returns, in no order. */
	public List<RefundView> refunds(ProgramId program, Collection<UUID> ids) {
		return ids.isEmpty() ? List.of() : this.refunds.findAll(program, ids).stream().map(Refund::view).toList();
	}

	/** The statuses the order has had, oldest first. */
	public List<OrderHistory> history(ProgramId program, UUID order) {
		return this.changes.findByOrder(program, order);
	}

	private static NotFoundException missing() {
		return new NotFoundException("order", "There is no such order");
	}

}

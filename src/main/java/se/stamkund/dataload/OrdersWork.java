package se.stamkund.dataload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;

import se.stamkund.purchase.Awarding;
import se.stamkund.purchase.OrderPreview;
import se.stamkund.purchase.OrderView;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.Outcome;
import se.stamkund.purchase.RefundOrder;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;

/** Moves orders in, and then what cancels them. */
@Component
class OrdersWork implements ImportWork {

	private final Orders orders;

	private final ReturnsWork returns;

	private final OrderCustomers customers;

	private final OrderAwarding awarding;

	OrdersWork(Orders orders, ReturnsWork returns, OrderCustomers customers, OrderAwarding awarding) {
		this.orders = orders;
		this.returns = returns;
		this.customers = customers;
		this.awarding = awarding;
	}

	@Override
	public boolean does(ImportKind kind) {
		return kind == ImportKind.ORDERS;
	}

	/** The units are all orders, or all what gives something back. */
	@Override
	public List<UnitResult> work(ImportContext context, List<Unit> units) {
		if (units.getFirst().returning()) {
			return this.returns.work(context, units);
		}
		var results = new LinkedHashMap<Unit, UnitResult>();
		var told = new ArrayList<OrderUnit>();
		for (var unit : units) {
			results.put(unit, UnitResult.known(unit));
			try {
				told.add(OrderUnit.read(context, unit));
			}
			catch (BusinessRuleException ex) {
				results.put(unit, UnitResult.rejected(unit, ex));
			}
		}
		var found = this.customers.found(context, told);
		var enrolled = (context.view().options().enrol() && !told.isEmpty())
				? this.customers.enrol(context, told, found) : Map.<Unit, MemberId>of();
		this.awarding.groups(context, told, found).forEach((awarding, batch) -> {
			if (context.isDry()) {
				preview(context, batch, awarding, results);
			}
			else {
				record(context, batch, awarding, results);
			}
		});
		enrolled.forEach((unit, member) -> results.computeIfPresent(unit, (key, result) -> result.enrolling(member)));
		return List.copyOf(results.values());
	}

	private void preview(ImportContext context, List<OrderUnit> batch, Awarding awarding,
			Map<Unit, UnitResult> results) {
		var outcomes = this.orders.preview(context.program(), batch.stream().map(OrderUnit::order).toList(), awarding);
		for (int i = 0; i < outcomes.size(); i++) {
			var order = batch.get(i);
			switch (outcomes.get(i)) {
				case Outcome.Refused<OrderPreview>(BusinessRuleException reason) ->
					results.put(order.unit(), UnitResult.rejected(order.unit(), reason));
				case Outcome.Refused<OrderPreview>(var reason) -> throw reason;
				case Outcome.Done<OrderPreview>(var preview, var changed) -> {
					remember(context, order);
					if (changed) {
						count(context, order, preview);
						results.put(order.unit(), UnitResult.of(order.unit(), UnitResult.Kind.DONE, null));
					}
				}
			}
		}
	}

	private static void remember(ImportContext context, OrderUnit order) {
		var memory = Objects.requireNonNull(context.dry());
		var told = order.order();
		memory.order(told.store(), told.orderId());
		var customer = ReturnUnit.key(told.customer(), told.store());
		if (customer != null && told.status().isPaid()) {
			told.lines()
				.stream()
				.filter((line) -> line.sku() != null)
				.forEach((line) -> memory.line(customer, Objects.requireNonNull(line.sku()), order.unit().key(),
						line.quantity(), Objects.requireNonNull(told.orderedAt())));
		}
	}

	private static void count(ImportContext context, OrderUnit order, OrderPreview preview) {
		var memory = Objects.requireNonNull(context.dry());
		boolean member = preview.member() != null
				|| memory.knows(OrderCustomers.keys(order).stream().map(String::valueOf).toList());
		count(context, order, member);
		var forecast = preview.forecast();
		if (member && forecast != null && !forecast.points().isZero()) {
			context.tally().add(Tally.POINTS, forecast.points().value());
			context.tally().expire(context.month(forecast.expiresAt()), forecast.points().value());
		}
	}

	private static void count(ImportContext context, OrderUnit order, boolean member) {
		context.tally().add(member ? Tally.ORDERS : Tally.GUEST_ORDERS, 1);
		if (!member) {
			context.tally().add(Tally.GUEST_LINES, order.unit().lines());
			context.tally().add(Tally.DONE, -order.unit().lines());
		}
		if (order.refunded().isPositive()) {
			context.tally().add(Tally.REFUNDS, 1);
		}
	}

	private void record(ImportContext context, List<OrderUnit> batch, Awarding awarding,
			Map<Unit, UnitResult> results) {
		var actor = context.view().actor();
		var outcomes = this.orders.move(context.program(), batch.stream().map(OrderUnit::order).toList(), awarding,
				actor);
		var refunds = new ArrayList<RefundOrder>();
		for (int i = 0; i < outcomes.size(); i++) {
			var order = batch.get(i);
			switch (outcomes.get(i)) {
				case Outcome.Refused<OrderView>(BusinessRuleException reason) ->
					results.put(order.unit(), UnitResult.rejected(order.unit(), reason));
				case Outcome.Refused<OrderView>(var reason) -> throw reason;
				case Outcome.Done<OrderView>(var view, var changed) -> {
					if (changed) {
						count(context, order, view.member() != null);
						context.tally().add(Tally.POINTS, view.points().value());
						results.put(order.unit(), UnitResult.of(order.unit(), UnitResult.Kind.DONE, view.id()));
						refund(order, view).ifPresent(refunds::add);
					}
				}
			}
		}
		this.orders.refund(context.program(), refunds, actor).forEach(Outcome::orThrow);
	}

	private static Optional<RefundOrder> refund(OrderUnit order, OrderView view) {
		var amount = (order.refunded().compareTo(view.totals().total()) > 0) ? view.totals().total() : order.refunded();
		return amount.isPositive() ? Optional.of(new RefundOrder(view.id(), view.orderId() + "-refund", List.of(),
				Money.ofMinor(amount.minor()), order.refundedAt())) : Optional.empty();
	}

}

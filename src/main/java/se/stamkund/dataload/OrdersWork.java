package se.stamkund.dataload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.member.Enrolment;
import se.stamkund.member.ExternalIdentity;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberSource;
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

	private final MemberDirectory members;

	private final Enrolment enrolment;

	private final JdbcClient database;

	OrdersWork(Orders orders, ReturnsWork returns, MemberDirectory members, Enrolment enrolment, JdbcClient database) {
		this.orders = orders;
		this.returns = returns;
		this.members = members;
		this.enrolment = enrolment;
		this.database = database;
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
		var found = found(context, told);
		var enrolled = (context.view().options().enrol() && !told.isEmpty()) ? enrol(context, told, found)
				: Map.<Unit, MemberId>of();
		byAwarding(context, told, found).forEach((awarding, batch) -> {
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

	private Map<MemberKey, MemberId> found(ImportContext context, List<OrderUnit> told) {
		var keys = told.stream().flatMap((order) -> keys(order).stream()).collect(Collectors.toSet());
		return keys.isEmpty() ? Map.of() : new HashMap<>(this.members.resolveTrusted(context.program(), keys));
	}

	private static List<MemberKey> keys(OrderUnit order) {
		return OrderUnit.keys(order.order().customer(), order.order().store());
	}

	private static @Nullable MemberId member(OrderUnit order, Map<MemberKey, MemberId> found) {
		return keys(order).stream().map(found::get).filter(Objects::nonNull).findFirst().orElse(null);
	}

	/** Makes members of customers who aren't; answers whose order made one. */
	private Map<Unit, MemberId> enrol(ImportContext context, List<OrderUnit> told, Map<MemberKey, MemberId> found) {
		var strangers = told.stream()
			.filter((order) -> !keys(order).isEmpty() && member(order, found) == null)
			.toList();
		var commands = strangers.stream().map((order) -> command(context, order)).toList();
		var reviews = this.enrolment.review(context.program(), commands);
		var fine = new ArrayList<OrderUnit>();
		var enrolling = new ArrayList<EnrolMember>();
		for (int i = 0; i < strangers.size(); i++) {
			if (reviews.get(i).refusal() == null) {
				fine.add(strangers.get(i));
				enrolling.add(commands.get(i));
			}
		}
		if (context.dry() != null) {
			fine.stream()
				.filter((order) -> !context.dry().seen(keys(order).stream().map(String::valueOf).toList()))
				.forEach((order) -> context.tally().add(Tally.MEMBERS_NEW, 1));
			return Map.of();
		}
		var made = new LinkedHashMap<Unit, MemberId>();
		if (!enrolling.isEmpty()) {
			var enrolled = this.enrolment.enrolAll(context.program(), enrolling, context.view().actor());
			for (int i = 0; i < enrolled.size(); i++) {
				var who = enrolled.get(i);
				keys(fine.get(i)).forEach((key) -> found.putIfAbsent(key, who.member()));
				if (who.created()) {
					context.tally().add(Tally.MEMBERS_NEW, 1);
					made.put(fine.get(i).unit(), who.member());
				}
			}
		}
		return made;
	}

	private static EnrolMember command(ImportContext context, OrderUnit order) {
		var customer = order.order().customer();
		var row = order.unit().first();
		UUID store = context.stores().get(order.order().store());
		var external = (customer.externalId() != null && store != null)
				? new ExternalIdentity(store, customer.externalId()) : null;
		return new EnrolMember(customer.email(), customer.phone(), external, row.text(ImportField.FIRST_NAME),
				row.text(ImportField.LAST_NAME), null, null, List.of(), Map.of(), List.of(), null, MemberSource.IMPORT);
	}

	/** What each order does to points, in the order they are done. */
	private Map<Awarding, List<OrderUnit>> byAwarding(ImportContext context, List<OrderUnit> told,
			Map<MemberKey, MemberId> found) {
		var choice = context.view().options().awarding();
		var opening = (choice == AwardChoice.AUTO) ? withOpening(context, found) : Set.<MemberId>of();
		var groups = new LinkedHashMap<Awarding, List<OrderUnit>>();
		for (var order : told) {
			var awarding = switch (choice) {
				case HISTORY -> Awarding.HISTORY;
				case BY_DATE -> Awarding.BY_DATE;
				case TODAY -> Awarding.TODAY;
				case AUTO -> {
					var member = member(order, found);
					yield (member != null && opening.contains(member)) ? Awarding.HISTORY : Awarding.BY_DATE;
				}
			};
			groups.computeIfAbsent(awarding, (any) -> new ArrayList<>()).add(order);
		}
		return groups;
	}

	/** Those of the members who brought a balance that was not taken back. */
	private Set<MemberId> withOpening(ImportContext context, Map<MemberKey, MemberId> found) {
		return this.database
			.sql("""
					select distinct e.member_id from ledger_entry e
					join lot l on l.program_id = e.program_id and l.id = e.id
					where e.program_id = :program and e.member_id = any(:members) and e.kind = 'OPENING' and l.taken < l.initial
					""")
			.param("program", context.program().value())
			.param("members", found.values().stream().map(MemberId::value).distinct().toArray(UUID[]::new))
			.query(UUID.class)
			.list()
			.stream()
			.map((id) -> new MemberId(Objects.requireNonNull(id)))
			.collect(Collectors.toSet());
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
		boolean member = preview.member() != null || memory.knows(keys(order).stream().map(String::valueOf).toList());
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

	private static java.util.Optional<RefundOrder> refund(OrderUnit order, OrderView view) {
		var amount = (order.refunded().compareTo(view.totals().total()) > 0) ? view.totals().total() : order.refunded();
		return amount.isPositive() ? java.util.Optional.of(new RefundOrder(view.id(), view.orderId() + "-refund",
				List.of(), Money.ofMinor(amount.minor()), order.refundedAt())) : java.util.Optional.empty();
	}

}

package se.stamkund.dataload;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import se.stamkund.purchase.Orders;
import se.stamkund.purchase.Outcome;
import se.stamkund.purchase.RefundOrder;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;

/**
 * Gives back what cancellations say: of the order they name, else of the customer's
 * newest line with that article. What matches nothing takes nothing.
 */
@Component
class ReturnsWork {

	private final ReturnLookup lookup;

	private final Orders orders;

	ReturnsWork(ReturnLookup lookup, Orders orders) {
		this.lookup = lookup;
		this.orders = orders;
	}

	/** A return and the refund it is; none if it is only counted. */
	private record Matched(ReturnUnit back, RefundOrder refund) {
	}

	List<UnitResult> work(ImportContext context, List<Unit> units) {
		var results = new LinkedHashMap<Unit, UnitResult>();
		var told = new ArrayList<ReturnUnit>();
		for (var unit : units) {
			results.put(unit, UnitResult.known(unit));
			try {
				told.add(ReturnUnit.read(context, unit));
			}
			catch (BusinessRuleException ex) {
				results.put(unit, UnitResult.rejected(unit, ex));
			}
		}
		var known = this.lookup.known(context.program(), context.stores(), told);
		told.removeIf((back) -> known.contains(context.stores().get(back.store()) + "/" + back.refundId()));
		var matched = match(context, told, results);
		if (!context.isDry()) {
			give(context, matched, results);
		}
		return List.copyOf(results.values());
	}

	private List<Matched> match(ImportContext context, List<ReturnUnit> told, Map<Unit, UnitResult> results) {
		var named = this.lookup.orders(context.program(), context.stores(), told);
		var candidates = this.lookup.candidates(context.program(), context.stores(), told);
		var given = new ReturnLookup.Given();
		var matched = new ArrayList<Matched>();
		for (var back : told) {
			var order = named.get(back.store() + "/" + ReturnLookup.name(back));
			var refund = (order != null) ? ofNamed(back, order, given) : (back.named() != null) ? null
					: ofNewest(context, back, candidates.getOrDefault(back.unit().first().number(), List.of()), given);
			boolean inFile = order == null && context.dry() != null && isInFile(context.dry(), back);
			if (refund == null && !inFile) {
				results.put(back.unit(), UnitResult.unmatched(back.unit()));
			}
			else {
				context.tally().add(Tally.REFUNDS, context.isDry() ? 1 : 0);
				results.put(back.unit(), UnitResult.of(back.unit(), UnitResult.Kind.REFUNDED,
						(refund != null && !context.isDry()) ? refund.order() : null));
				if (refund != null) {
					matched.add(new Matched(back, refund));
				}
			}
		}
		return matched;
	}

	private static @Nullable RefundOrder ofNamed(ReturnUnit back, ReturnLookup.Order order, ReturnLookup.Given given) {
		var sku = back.sku();
		if (sku != null && back.quantity() != null) {
			var line = order.lines()
				.getOrDefault(sku, List.of())
				.stream()
				.map(given::left)
				.filter((candidate) -> candidate.left().compareTo(back.quantity()) >= 0)
				.findFirst();
			if (line.isPresent()) {
				given.give(line.get(), back.quantity());
				return ofLine(back, line.get());
			}
		}
		var amount = (back.amount() != null && back.amount().isPositive()) ? back.amount()
				: Money.ofMinor(order.left());
		return amount.isPositive() ? new RefundOrder(order.id(), back.refundId(), List.of(), amount, back.at()) : null;
	}

	private static @Nullable RefundOrder ofNewest(ImportContext context, ReturnUnit back,
			List<ReturnMatch.Candidate> stored, ReturnLookup.Given given) {
		var quantity = back.quantity();
		var customer = back.key();
		var sku = back.sku();
		if (quantity == null || customer == null || sku == null) {
			return null;
		}
		var memory = context.dry();
		var remembered = (memory != null) ? memory.lines(customer, sku) : List.<ReturnMatch.Candidate>of();
		Optional<ReturnMatch.Candidate> line = ReturnMatch
			.newest(Stream.concat(stored.stream().map(given::left), remembered.stream()).toList(), quantity, back.at());
		if (line.isEmpty()) {
			return null;
		}
		if (memory != null && remembered.contains(line.get())) {
			memory.give(customer, sku, line.get(), quantity);
		}
		else {
			given.give(line.get(), quantity);
		}
		return ofLine(back, line.get());
	}

	private static RefundOrder ofLine(ReturnUnit back, ReturnMatch.Candidate line) {
		BigDecimal quantity = Objects.requireNonNull(back.quantity());
		return new RefundOrder(line.order(), back.refundId(),
				List.of(new RefundOrder.Line(line.line(), quantity, null)), null, back.at());
	}

	/** It names an order that this file brings. */
	private static boolean isInFile(DryMemory memory, ReturnUnit back) {
		var name = ReturnLookup.name(back);
		return name != null && memory.hasOrder(back.store(), name);
	}

	private void give(ImportContext context, List<Matched> matched, Map<Unit, UnitResult> results) {
		var refunds = matched.stream().map(Matched::refund).toList();
		var outcomes = this.orders.refund(context.program(), refunds, context.view().actor());
		for (int i = 0; i < outcomes.size(); i++) {
			var unit = matched.get(i).back().unit();
			switch (outcomes.get(i)) {
				case Outcome.Refused<?>(BusinessRuleException reason) ->
					results.put(unit, UnitResult.rejected(unit, reason));
				case Outcome.Refused<?>(var reason) -> throw reason;
				case Outcome.Done<?> done -> {
					if (done.changed()) {
						context.tally().add(Tally.REFUNDS, 1);
					}
					else {
						results.put(unit, UnitResult.known(unit));
					}
				}
			}
		}
	}

}

package se.stamkund.purchase;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import se.stamkund.shared.ProgramId;

/** Orders to be changed: locked first, then read. */
@Component
class LockedOrders {

	private final PurchaseOrderRepository orders;

	LockedOrders(PurchaseOrderRepository orders) {
		this.orders = orders;
	}

	/** The orders with their lines, as far as the programme has them; two statements. */
	Map<UUID, PurchaseOrder> find(ProgramId program, Collection<UUID> ids) {
		var locked = this.orders.lock(program, Set.copyOf(ids)).stream().map(PurchaseOrder::id).toList();
		if (locked.isEmpty()) {
			return Map.of();
		}
		return this.orders.findWithLines(program, locked)
			.stream()
			.collect(Collectors.toMap(PurchaseOrder::id, Function.identity()));
	}

}

package se.stamkund.purchase.web;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.platform.api.GroupCommit;
import se.stamkund.platform.api.GroupCommit.Scope;
import se.stamkund.platform.api.InvalidFieldException;
import se.stamkund.platform.api.Reply;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.BusinessRuleException;

/**
 * Records orders that storefronts tell at the same time. What they are read by is asked
 * for once for all of them.
 */
@Component
class OrdersTold implements GroupCommit.Work<OrdersTold.Told, OrderResponse> {

	private final Orders orders;

	private final OrderAnswers answers;

	OrdersTold(Orders orders, OrderAnswers answers) {
		this.orders = orders;
		this.answers = answers;
	}

	@Override
	public List<Reply<OrderResponse>> reply(Scope scope, List<Told> told) {
		var tender = this.answers.tender(scope.program());
		var replies = new TreeMap<Integer, Reply<OrderResponse>>();
		var places = new ArrayList<Integer>();
		var commands = new ArrayList<RecordOrder>();
		for (int i = 0; i < told.size(); i++) {
			try {
				var store = this.answers.storeCode(scope.program(), told.get(i).store());
				commands.add(told.get(i).order().toCommand(tender, store));
				places.add(i);
			}
			catch (InvalidFieldException | BusinessRuleException ex) {
				replies.put(i, new Reply.Refused<>(ex));
			}
		}
		var recorded = this.answers.recorded(scope.program(),
				this.orders.record(scope.program(), commands, scope.actor()));
		for (int i = 0; i < recorded.size(); i++) {
			replies.put(places.get(i), recorded.get(i));
		}
		return List.copyOf(replies.values());
	}

	/**
	 * An order as it was told.
	 *
	 * @param store that is meant if the order names none
	 */
	record Told(OrderRequest order, @Nullable UUID store) {
	}

}

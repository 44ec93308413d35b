package se.stamkund.purchase;

import java.util.List;

import se.stamkund.shared.BusinessRuleException;

/** An order's lines, said anew: they keep their identity by the store's line id. */
final class LinesAnew {

	private LinesAnew() {
	}

	/**
	 * Makes the lines those of the draft.
	 * @throws BusinessRuleException if one is left out that came back, or would hold less
	 * than came back
	 */
	static void replace(PurchaseOrder order, List<OrderLine> lines, OrderDraft draft) {
		var before = List.copyOf(lines);
		lines.clear();
		for (OrderDraft.DraftLine line : draft.lines()) {
			int position = lines.size();
			var kept = before.stream().filter((old) -> old.lineId().equals(line.line().lineId())).findFirst();
			kept.ifPresent((old) -> old.change(position, line));
			lines.add(kept.orElseGet(() -> new OrderLine(order, position, line)));
		}
		if (before.stream().anyMatch((old) -> !lines.contains(old) && old.isRefunded())) {
			throw new BusinessRuleException("line_refunded", "A line that has been refunded can't be left out");
		}
	}

}

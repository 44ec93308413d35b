package se.stamkund.purchase;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.program.Programs;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.MemberDataOwner;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.shared.WhenMerged;

/** The orders of a member: a copy for her, and what erasure leaves of them. */
@Component
class OrderMemberData implements MemberDataOwner {

	private final PurchaseOrderRepository orders;

	private final Programs programs;

	private final Stores stores;

	OrderMemberData(PurchaseOrderRepository orders, Programs programs, Stores stores) {
		this.orders = orders;
		this.programs = programs;
		this.stores = stores;
	}

	@Override
	public Map<String, WhenMerged> whenMerged() {
		return Map.of("purchase_order", WhenMerged.MOVES);
	}

	@Override
	public String part() {
		return "orders";
	}

	@Override
	@Transactional(readOnly = true)
	public @Nullable Object copy(ProgramId program, MemberId member) {
		var currency = this.programs.get(program).currency();
		var codes = this.stores.list(program).stream().collect(Collectors.toMap(StoreView::id, StoreView::code));
		var copies = this.orders.findByMember(program, member)
			.stream()
			.map((order) -> order.view(codes.getOrDefault(order.storeId(), "")))
			.map((order) -> new OrderCopy(order.id(), order.storeCode(), order.orderId(), order.status(),
					order.orderedAt(), order.customer(), order.totals().total().toDecimal(currency).toPlainString(),
					order.totals().refunded().toDecimal(currency).toPlainString(), currency.getCurrencyCode(),
					order.points().value(), order.pointsUsed().value(),
					order.lines()
						.stream()
						.map((line) -> new LineCopy(line.lineId(), line.name(), line.quantity(),
								line.net().toDecimal(currency).toPlainString()))
						.toList()))
			.toList();
		return copies.isEmpty() ? null : copies;
	}

	/** The order remains for the books, without what its store knew of the customer. */
	@Override
	@Transactional(propagation = Propagation.MANDATORY)
	public void erase(ProgramId program, MemberId member) {
		this.orders.forgetCustomer(program, member);
	}

	private record OrderCopy(UUID id, String store, String orderId, OrderStatus status, Instant orderedAt,
			CustomerView customer, String total, String refunded, String currency, long points, long pointsUsed,
			List<LineCopy> lines) {
	}

	private record LineCopy(String lineId, @Nullable String name, BigDecimal quantity, String net) {
	}

}

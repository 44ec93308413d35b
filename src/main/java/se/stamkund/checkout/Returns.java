package se.stamkund.checkout;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import se.stamkund.purchase.OrderParticipant.Restore;
import se.stamkund.purchase.OrderParticipant.Restored;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.VoucherUseState;
import se.stamkund.voucher.VoucherUses;

/**
 * Gives back what paid for what comes back: points and gift-card money in proportion,
 * codes once nothing of their order is left.
 */
@Component
class Returns {

	private final HeldPoints points;

	private final VoucherUses vouchers;

	private final CardDesk cards;

	private final CheckoutSettings settings;

	Returns(HeldPoints points, VoucherUses vouchers, CardDesk cards, CheckoutSettings settings) {
		this.points = points;
		this.vouchers = vouchers;
		this.cards = cards;
		this.settings = settings;
	}

	Map<UUID, Restored> restore(ProgramId program, List<Restore> refunds, Instant now) {
		var restored = new HashMap<UUID, Restored>();
		this.points.restore(program, now, refunds)
			.forEach((refund, points) -> restored.put(refund, new Restored(points, Money.ZERO, 0)));
		var held = refunds.stream().filter((refund) -> refund.holdId() != null).toList();
		if (!held.isEmpty()) {
			codes(program, held, now).forEach((refund, count) -> restored.merge(refund,
					new Restored(Points.ZERO, Money.ZERO, count), Restored::plus));
			this.cards.restore(program, held, now)
				.forEach(
						(refund, money) -> restored.merge(refund, new Restored(Points.ZERO, money, 0), Restored::plus));
		}
		return restored;
	}

	private Map<UUID, Integer> codes(ProgramId program, List<Restore> refunds, Instant now) {
		var partly = this.settings.get(program).freePartly();
		var freeing = refunds.stream().filter((refund) -> refund.whole() || partly).toList();
		var orders = freeing.stream().map(Restore::order).distinct().toList();
		var used = this.vouchers.ofOrders(program, orders);
		this.vouchers.giveBack(program, orders, now);
		var counts = new HashMap<UUID, Integer>();
		freeing.forEach((refund) -> {
			var count = used.getOrDefault(refund.order(), List.of())
				.stream()
				.filter((use) -> use.state() == VoucherUseState.USED)
				.count();
			if (count > 0) {
				counts.put(refund.refund(), (int) count);
			}
		});
		return counts;
	}

}

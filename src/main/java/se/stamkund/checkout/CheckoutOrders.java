package se.stamkund.checkout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import se.stamkund.checkout.HeldPoints.Taking;
import se.stamkund.giftcard.CaptureGiftCards;
import se.stamkund.ledger.HoldState;
import se.stamkund.ledger.HoldView;
import se.stamkund.platform.ProgramClock;
import se.stamkund.purchase.Agreed;
import se.stamkund.purchase.OrderParticipant;
import se.stamkund.purchase.OrderWarning;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.CaptureVouchers;
import se.stamkund.voucher.CapturedVoucher;
import se.stamkund.voucher.VoucherUses;

/**
 * Orders take what was held for them, and give it back in proportion to what comes back.
 * If a hold has lapsed, what is still free is taken and the rest is a warning. Orders
 * without a hold cost no statement.
 */
@Component
@Order(0)
class CheckoutOrders implements OrderParticipant {

	private final CartHoldStore carts;

	private final CodeDesk codes;

	private final HeldPoints points;

	private final VoucherUses vouchers;

	private final CardDesk cards;

	private final Returns returns;

	private final ProgramClock clock;

	CheckoutOrders(CartHoldStore carts, CodeDesk codes, HeldPoints points, VoucherUses vouchers, CardDesk cards,
			Returns returns, ProgramClock clock) {
		this.carts = carts;
		this.codes = codes;
		this.points = points;
		this.vouchers = vouchers;
		this.cards = cards;
		this.returns = returns;
		this.clock = clock;
	}

	@Override
	public Map<UUID, Agreed> agreed(ProgramId program, Collection<UUID> holds) {
		return this.carts.lock(program, holds, this.clock.now(program))
			.stream()
			.collect(Collectors.toMap(CartHold::id, CartHold::agreed));
	}

	@Override
	public void lock(ProgramId program, Collection<UUID> holds) {
		var now = this.clock.now(program);
		var codes = this.carts.lock(program, holds, now).stream().flatMap((cart) -> cart.allCodes().stream()).toList();
		this.codes.lock(program, codes, now);
	}

	@Override
	public Map<UUID, Captured> capture(ProgramId program, List<Capture> orders) {
		var captured = new HashMap<UUID, Captured>();
		orders.stream()
			.filter((order) -> order.holdId() == null && order.paidWithPoints().isPositive())
			.forEach((order) -> captured.put(order.order(), warned("hold_missing", 0)));
		var holding = orders.stream().filter((order) -> order.holdId() != null).toList();
		if (!holding.isEmpty()) {
			captured.putAll(take(program, holding, this.clock.now(program)));
		}
		return captured;
	}

	@Override
	public Map<UUID, Restored> restore(ProgramId program, List<Restore> refunds) {
		return this.returns.restore(program, refunds, this.clock.now(program));
	}

	private Map<UUID, Captured> take(ProgramId program, List<Capture> orders, Instant now) {
		var ids = orders.stream().map((order) -> Objects.requireNonNull(order.holdId())).collect(Collectors.toSet());
		var held = new Held(this.carts.lock(program, ids, now)
			.stream()
			.collect(Collectors.toMap(CartHold::id, Function.identity())), this.points.lock(program, ids, now));
		var captured = new HashMap<UUID, Captured>();
		var taking = new LinkedHashMap<UUID, Capture>();
		for (Capture order : orders) {
			var refusal = held.refusal(order, taking.keySet());
			if (refusal != null) {
				captured.put(order.order(), new Captured(Points.ZERO, List.of(refusal)));
			}
			else {
				taking.put(Objects.requireNonNull(order.holdId()), order);
			}
		}
		var warnings = new HashMap<UUID, List<OrderWarning>>();
		var points = takePoints(program, taking, held, warnings, now);
		takeCarts(program, taking, held, warnings, now);
		taking.forEach((hold, order) -> captured.put(order.order(),
				new Captured(points.getOrDefault(hold, Points.ZERO), warnings.getOrDefault(hold, List.of()))));
		return captured;
	}

	private Map<UUID, Points> takePoints(ProgramId program, Map<UUID, Capture> taking, Held held,
			Map<UUID, List<OrderWarning>> warnings, Instant now) {
		var takings = new ArrayList<Taking>();
		taking.forEach((id, order) -> {
			var hold = held.points().get(id);
			if (hold != null) {
				takings.add(new Taking(hold, order));
			}
		});
		var posted = this.points.capture(program, now, takings);
		var taken = new HashMap<UUID, Points>();
		for (int i = 0; i < posted.size(); i++) {
			var hold = takings.get(i).hold().id();
			taken.put(hold, posted.get(i).points());
			if (!posted.get(i).missing().isZero()) {
				warn(warnings, hold, new OrderWarning("points_short", posted.get(i).missing().value()));
			}
		}
		return taken;
	}

	private void takeCarts(ProgramId program, Map<UUID, Capture> taking, Held held,
			Map<UUID, List<OrderWarning>> warnings, Instant now) {
		var carts = new LinkedHashMap<UUID, Capture>();
		taking.forEach((id, order) -> {
			if (held.carts().containsKey(id)) {
				carts.put(id, order);
			}
		});
		if (carts.isEmpty()) {
			return;
		}
		takeVouchers(program, carts, held, warnings, now);
		takeCards(program, carts, held, warnings, now);
		var orders = new LinkedHashMap<UUID, UUID>();
		carts.forEach((id, order) -> {
			orders.put(id, order.order());
			var agreed = Objects.requireNonNull(held.carts().get(id)).toPay();
			if (!toPay(order).equals(agreed)) {
				warn(warnings, id, new OrderWarning("hold_differs", 0, null, agreed));
			}
		});
		this.carts.capture(program, orders, now);
	}

	private void takeVouchers(ProgramId program, Map<UUID, Capture> carts, Held held,
			Map<UUID, List<OrderWarning>> warnings, Instant now) {
		var captures = new ArrayList<CaptureVouchers>();
		carts.forEach((id, order) -> {
			if (!Objects.requireNonNull(held.carts().get(id)).content().codes().isEmpty()) {
				captures.add(new CaptureVouchers(id, order.order(), order.member()));
			}
		});
		if (!captures.isEmpty()) {
			this.vouchers.capture(program, captures, now)
				.forEach((id, all) -> all.stream()
					.filter((voucher) -> !voucher.taken())
					.map(CheckoutOrders::lost)
					.forEach((warning) -> warn(warnings, id, warning)));
		}
	}

	private void takeCards(ProgramId program, Map<UUID, Capture> carts, Held held,
			Map<UUID, List<OrderWarning>> warnings, Instant now) {
		var captures = new ArrayList<CaptureGiftCards>();
		carts.forEach((id, order) -> {
			if (!Objects.requireNonNull(held.carts().get(id)).content().giftCards().isEmpty()) {
				captures.add(new CaptureGiftCards(id, order.order(), order.member()));
			}
		});
		if (!captures.isEmpty()) {
			this.cards.capture(program, captures, now)
				.forEach((id, all) -> all.stream()
					.map(CheckoutOrders::lost)
					.forEach((warning) -> warn(warnings, id, warning)));
		}
	}

	private static OrderWarning lost(CapturedVoucher voucher) {
		return new OrderWarning("code_lost", 0, voucher.code(), voucher.amount());
	}

	private static OrderWarning lost(CardDesk.Missing card) {
		return new OrderWarning("gift_card_short", 0, card.code(), card.amount());
	}

	private static Money toPay(Capture order) {
		return order.total().minus(order.paidWithPoints()).minus(order.paidWithGiftCard());
	}

	private static void warn(Map<UUID, List<OrderWarning>> warnings, UUID hold, OrderWarning warning) {
		warnings.computeIfAbsent(hold, (id) -> new ArrayList<>()).add(warning);
	}

	private static Captured warned(String code, long points) {
		return new Captured(Points.ZERO, List.of(new OrderWarning(code, points)));
	}

	/**
	 * What was held under the ids that orders name: carts, and points with them or alone.
	 */
	private record Held(Map<UUID, CartHold> carts, Map<UUID, HoldView> points) {

		@Nullable OrderWarning refusal(Capture order, Set<UUID> used) {
			var id = Objects.requireNonNull(order.holdId());
			var cart = this.carts.get(id);
			var hold = this.points.get(id);
			if ((cart == null && hold == null) || !isOf(order.member(), cart, hold)) {
				return new OrderWarning("hold_unknown", 0);
			}
			var over = (cart != null) ? cart.state() == CartHoldState.CAPTURED
					: Objects.requireNonNull(hold).state() == HoldState.CAPTURED;
			return (over || used.contains(id))
					? new OrderWarning("hold_used", (hold != null) ? hold.points().value() : 0) : null;
		}

		private static boolean isOf(@Nullable MemberId member, @Nullable CartHold cart, @Nullable HoldView hold) {
			var whose = (hold != null) ? hold.member() : Objects.requireNonNull(cart).member();
			return whose == null || whose.equals(member);
		}

	}

}

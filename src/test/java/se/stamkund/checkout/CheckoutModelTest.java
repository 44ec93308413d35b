package se.stamkund.checkout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.platform.ProgramClock;
import se.stamkund.purchase.ChangeStatus;
import se.stamkund.purchase.OrderQueries;
import se.stamkund.purchase.OrderStatus;
import se.stamkund.purchase.OrderView;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RefundOrder;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static se.stamkund.checkout.CheckoutShop.KEY;
import static se.stamkund.checkout.CheckoutShop.cart;
import static se.stamkund.checkout.CheckoutShop.order;

/**
 * Carts are quoted, held, held again, extended, let go of, paid for in time and late,
 * returned in parts and cancelled at random, while time passes; a few lines of arithmetic
 * know what must come of it. A seed that fails can be played again:
 * {@code -Dstamkund.checkout.seed=…}.
 */
@IntegrationTest
class CheckoutModelTest {

	private static final int SEEDS = Integer.getInteger("stamkund.checkout.seeds", 6);

	private static final int STEPS = Integer.getInteger("stamkund.checkout.steps", 60);

	@Autowired
	private CheckoutShop shop;

	@Autowired
	private CartHolds holds;

	@Autowired
	private Orders orders;

	@Autowired
	private OrderQueries queries;

	@Autowired
	private ProgramClock clock;

	@Autowired
	private TestPrograms programs;

	@TestFactory
	Stream<DynamicTest> theCheckoutDoesWhatTheModelSays() {
		long first = Long.getLong("stamkund.checkout.seed", 1);
		return Stream.iterate(first, (seed) -> seed + 1)
			.limit(SEEDS)
			.map((seed) -> DynamicTest.dynamicTest("seed " + seed, () -> new Play(seed).play()));
	}

	/** One run, and what is known of it. */
	private final class Play {

		private final Random random;

		private final String seed;

		private final ProgramId program;

		private final List<MemberId> members = new ArrayList<>();

		/** How often each code can be used. */
		private final Map<String, Integer> codes = new LinkedHashMap<>();

		private final Map<String, Integer> used = new LinkedHashMap<>();

		private final Map<String, Long> cards = new LinkedHashMap<>();

		private final Map<MemberId, Long> active = new LinkedHashMap<>();

		private final List<Held> held = new ArrayList<>();

		private final List<Bought> bought = new ArrayList<>();

		private int number;

		Play(long seed) {
			this.random = new Random(seed);
			this.seed = "seed " + seed;
			this.program = CheckoutModelTest.this.programs.createId();
			CheckoutModelTest.this.clock.register(this.program);
			for (int i = 0; i < 2; i++) {
				var member = CheckoutModelTest.this.shop.member(this.program, 20_000);
				this.members.add(member);
				this.active.put(member, 20_000L);
			}
			for (int uses = 1; uses <= 3; uses++) {
				this.codes.put(CheckoutModelTest.this.shop.code(this.program, 10L * uses, uses), uses);
			}
			this.codes.keySet().forEach((code) -> this.used.put(code, 0));
			for (long amount : List.of(100L, 300L)) {
				this.cards.put(CheckoutModelTest.this.shop.card(this.program, amount), amount * 100);
			}
		}

		void play() {
			for (int step = 0; step < STEPS; step++) {
				switch (this.random.nextInt(10)) {
					case 0, 1, 2 -> hold();
					case 3 -> extend();
					case 4 -> release();
					case 5, 6 -> buy();
					case 7 -> refund();
					case 8 -> cancel();
					default -> pass();
				}
				compare(step);
			}
		}

		private void hold() {
			var member = this.members.get(this.random.nextInt(2));
			var name = "cart-" + this.random.nextInt(3);
			var chosen = new ArrayList<String>();
			Stream.concat(this.codes.keySet().stream(), this.cards.keySet().stream())
				.filter((code) -> this.random.nextInt(3) == 0)
				.forEach(chosen::add);
			long points = this.random.nextInt(3) * 300L;
			var cart = cart(name, member, 50 + this.random.nextInt(200), points, chosen.toArray(String[]::new));
			// what the same cart holds is free for it, but only once it is replaced
			var earlier = this.held.stream().filter((hold) -> hold.open && hold.cart.id().equals(name)).findFirst();
			earlier.ifPresent((hold) -> {
				CheckoutModelTest.this.holds.release(this.program, hold.id, KEY);
				let(hold);
			});
			var quote = CheckoutModelTest.this.shop.quote(this.program, cart);
			for (var code : quote.codes()) {
				if (this.codes.containsKey(code.asked())) {
					assertThat(code.used()).as(this.seed + " " + code).isEqualTo(free(code.asked()) > 0);
				}
				else {
					assertThat(code.amount().minor()).as(this.seed + " " + code)
						.isLessThanOrEqualTo(left(code.asked()));
				}
			}
			assertThat(quote.points().used().value()).as(this.seed).isEqualTo(Math.min(points, this.active(member)));
			var hold = CheckoutModelTest.this.holds.place(this.program, cart, quote.toPay(), 30, KEY);
			var mine = new Held(hold.id(), cart, member, quote.points().used().value(),
					now().plus(Duration.ofMinutes(30)));
			quote.codes().stream().filter(Quote.Code::used).forEach((code) -> {
				if (this.codes.containsKey(code.asked())) {
					mine.codes.add(code.asked());
				}
				else {
					mine.cards.put(code.asked(), code.amount().minor());
				}
			});
			this.held.add(mine);
		}

		private void extend() {
			any(this.held).ifPresent((hold) -> {
				try {
					CheckoutModelTest.this.holds.extend(this.program, hold.id, 45, KEY);
					assertThat(hold.open).as(this.seed).isTrue();
					hold.until = now().plus(Duration.ofMinutes(45));
				}
				catch (BusinessRuleException ex) {
					assertThat(hold.open).as(this.seed + " " + ex.code()).isFalse();
				}
			});
		}

		private void release() {
			any(this.held).ifPresent((hold) -> {
				try {
					CheckoutModelTest.this.holds.release(this.program, hold.id, KEY);
					if (hold.open) {
						let(hold);
					}
				}
				catch (BusinessRuleException ex) {
					assertThat(hold.taken).as(this.seed + " " + ex.code()).isTrue();
				}
			});
		}

		private void buy() {
			any(this.held).ifPresent((hold) -> {
				var recorded = CheckoutModelTest.this.shop.record(this.program,
						order("order-" + ++this.number, hold.cart.goods(), hold.id));
				if (hold.taken) {
					assertThat(recorded.warnings()).extracting((warning) -> warning.code())
						.as(this.seed)
						.contains("hold_used");
					earned(hold.member, recorded);
					this.bought.add(new Bought(recorded.id(), hold.member, recorded, 0));
					return;
				}
				boolean inTime = hold.open;
				let(hold);
				hold.taken = true;
				var bought = new Bought(recorded.id(), hold.member, recorded, 0);
				hold.codes.forEach((code) -> {
					if (inTime || free(code) > 0) {
						this.used.merge(code, 1, Integer::sum);
						bought.codes.add(code);
					}
				});
				hold.cards.forEach((card, amount) -> {
					long paid = inTime ? amount : Math.min(amount, left(card));
					this.cards.merge(card, -paid, Long::sum);
					bought.cards.put(card, paid);
				});
				long points = inTime ? hold.points : Math.min(hold.points, this.active(hold.member));
				bought.points = points;
				assertThat(recorded.pointsUsed().value()).as(this.seed).isEqualTo(points);
				this.active.merge(hold.member, -points, Long::sum);
				earned(hold.member, recorded);
				this.bought.add(bought);
			});
		}

		private void refund() {
			any(this.bought).ifPresent((order) -> {
				long left = order.total - order.refunded;
				if (order.cancelled || left == 0) {
					return;
				}
				long amount = 1 + this.random.nextLong(left);
				var refund = CheckoutModelTest.this.orders
					.refund(this.program,
							RefundOrder.ofAmount(order.id, "refund-" + ++this.number, Money.ofMinor(amount)), KEY)
					.value();
				order.refunded += amount;
				this.active.merge(order.member, -refund.pointsTaken().value(), Long::sum);
				back(order);
			});
		}

		private void cancel() {
			any(this.bought).ifPresent((order) -> {
				if (order.cancelled) {
					return;
				}
				var before = CheckoutModelTest.this.queries.get(this.program, order.id).pointsTaken().value();
				var after = CheckoutModelTest.this.orders
					.changeStatus(this.program, new ChangeStatus(order.id, OrderStatus.CANCELLED, null), KEY)
					.value()
					.pointsTaken()
					.value();
				order.cancelled = true;
				order.refunded = order.total;
				this.active.merge(order.member, before - after, Long::sum);
				back(order);
			});
		}

		/** In proportion to all that has come back; codes with the whole. */
		private void back(Bought order) {
			boolean whole = order.refunded == order.total;
			long points = whole ? order.points : order.points * order.refunded / order.total;
			this.active.merge(order.member, points - order.pointsBack, Long::sum);
			order.pointsBack = points;
			long paid = order.cards.values().stream().mapToLong(Long::longValue).sum();
			long due = (whole ? paid : paid * order.refunded / order.total) - order.cardBack;
			order.cardBack += due;
			for (var card : order.cards.entrySet()) {
				long given = Math.min(due, card.getValue() - order.given.getOrDefault(card.getKey(), 0L));
				order.given.merge(card.getKey(), given, Long::sum);
				this.cards.merge(card.getKey(), given, Long::sum);
				due -= given;
			}
			if (whole) {
				order.codes.forEach((code) -> this.used.merge(code, -1, Integer::sum));
				order.codes.clear();
			}
		}

		private void pass() {
			CheckoutModelTest.this.clock.advanceTo(this.program,
					now().plus(Duration.ofMinutes(1 + this.random.nextInt(25))));
			var now = now();
			this.held.stream().filter((hold) -> hold.open && !hold.until.isAfter(now)).forEach(this::let);
		}

		private void compare(int step) {
			var where = this.seed + " step " + step;
			// near the end of a hold the clock may be on either side of it
			var now = now();
			this.held.stream().filter((hold) -> hold.open && !hold.until.isAfter(now)).forEach(this::let);
			this.codes.forEach((code, most) -> {
				int uses = CheckoutModelTest.this.shop.used(this.program, code);
				assertThat(uses).as(where + " " + code).isEqualTo(this.used.get(code)).isBetween(0, most);
			});
			this.cards.forEach((card, balance) -> {
				assertThat(CheckoutModelTest.this.shop.onCard(this.program, card)).as(where + " " + card)
					.isEqualTo(Money.ofMinor(balance));
				assertThat(CheckoutModelTest.this.shop.availableOnCard(this.program, card)).as(where + " " + card)
					.isEqualTo(Money.ofMinor(left(card)));
			});
			this.active.forEach((member, points) -> {
				var balance = CheckoutModelTest.this.shop.balance(this.program, member);
				assertThat(balance.active().value() + balance.held().value()).as(where).isEqualTo(points);
				assertThat(balance.held().value()).as(where).isEqualTo(points - active(member));
			});
		}

		private void earned(MemberId member, OrderView order) {
			this.active.merge(member, order.points().value(), Long::sum);
		}

		private void let(Held hold) {
			hold.open = false;
		}

		private int free(String code) {
			long held = this.held.stream().filter((hold) -> hold.open && hold.codes.contains(code)).count();
			return this.codes.get(code) - this.used.get(code) - (int) held;
		}

		private long left(String card) {
			return this.cards.get(card) - this.held.stream()
				.filter((hold) -> hold.open)
				.mapToLong((hold) -> hold.cards.getOrDefault(card, 0L))
				.sum();
		}

		private long active(MemberId member) {
			return this.active.get(member) - this.held.stream()
				.filter((hold) -> hold.open && hold.member.equals(member))
				.mapToLong((hold) -> hold.points)
				.sum();
		}

		private Instant now() {
			return CheckoutModelTest.this.clock.now(this.program);
		}

		private <T> Optional<T> any(List<T> list) {
			return list.isEmpty() ? Optional.empty() : Optional.of(list.get(this.random.nextInt(list.size())));
		}

	}

	/** A held cart, as the model knows it. */
	private static final class Held {

		private final UUID id;

		private final QuoteCart cart;

		private final MemberId member;

		private final long points;

		private final List<String> codes = new ArrayList<>();

		private final Map<String, Long> cards = new LinkedHashMap<>();

		private Instant until;

		private boolean open = true;

		private boolean taken;

		Held(UUID id, QuoteCart cart, MemberId member, long points, Instant until) {
			this.id = id;
			this.cart = cart;
			this.member = member;
			this.points = points;
			this.until = until;
		}

	}

	/** An order, as the model knows it. */
	private static final class Bought {

		private final UUID id;

		private final MemberId member;

		private final long total;

		private final List<String> codes = new ArrayList<>();

		private final Map<String, Long> cards = new LinkedHashMap<>();

		private final Map<String, Long> given = new LinkedHashMap<>();

		private long points;

		private long pointsBack;

		private long cardBack;

		private long refunded;

		private boolean cancelled;

		Bought(UUID id, MemberId member, OrderView order, long points) {
			this.id = id;
			this.member = member;
			this.total = order.totals().total().minor();
			this.points = points;
		}

	}

}

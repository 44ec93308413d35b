package se.stamkund.purchase;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

import se.stamkund.ledger.Balances;
import se.stamkund.ledger.LedgerAudit;
import se.stamkund.ledger.Lots;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberKey.ById;
import se.stamkund.member.MemberMerges;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.points.EarningRule;
import se.stamkund.points.EarningRules;
import se.stamkund.points.ExpiryPolicy;
import se.stamkund.points.ItemMatch;
import se.stamkund.points.PointsLife;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Apportion;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Thousands of random steps, each done to the real thing and to a model so simple that it
 * must be right: a member's points are, for each of her paid orders that is not
 * cancelled, what is left of it in whole kronor. Members are merged meanwhile, and parted
 * again.
 */
@IntegrationTest
class OrdersModelTest {

	private static final Actor KEY = Actor.apiKey("0198-test");

	private static final int STEPS = 1000;

	/** Two lives beside each other. */
	private static final List<Integer> SEEDS = List.of(20261122, 20261123);

	/** Every second line's points live shorter, so that an award is two lots. */
	private static final EarningRule SHORT = new EarningRule(new UUID(0, 1), 1, "Short",
			new EarningRule.Effect.Multiplier(BigDecimal.ONE), new ItemMatch(Set.of("B"), Set.of(), Set.of()), Set.of(),
			null, null, Money.ZERO, Map.of(), 0, new PointsLife(null, new ExpiryPolicy.Months(1)));

	@Autowired
	private Orders orders;

	@Autowired
	private OrderQueries queries;

	@Autowired
	private Enrolment enrolment;

	@Autowired
	private MemberMerges merges;

	@Autowired
	private LedgerAudit audit;

	@Autowired
	private Balances balances;

	@Autowired
	private EarningRules rules;

	@Autowired
	private Lots lots;

	@Autowired
	private ProgramClock clock;

	@Autowired
	private TestPrograms programs;

	@Autowired
	private AutowireCapableBeanFactory beans;

	private Random random = new Random();

	private final List<ModelOrder> model = new ArrayList<>();

	private final List<MemberId> members = new ArrayList<>();

	private final Map<MemberId, MemberId> survivors = new HashMap<>();

	private final List<ModelMerge> merged = new ArrayList<>();

	private ProgramId program;

	private MemberId touched = new MemberId(new UUID(0, 0));

	private int counter;

	@Test
	void agreesWithASimpleModelAfterEveryStep() throws Exception {
		try (var threads = Executors.newFixedThreadPool(SEEDS.size())) {
			var lives = SEEDS.stream().map((seed) -> threads.submit(() -> another(seed).live())).toList();
			for (var life : lives) {
				life.get();
			}
		}
	}

	private OrdersModelTest another(int seed) {
		var another = new OrdersModelTest();
		this.beans.autowireBean(another);
		another.random = new Random(seed);
		another.startAProgramWithMembers();
		return another;
	}

	private void startAProgramWithMembers() {
		this.program = this.programs.createId();
		this.rules.add(this.program, SHORT, false, KEY);
		for (int i = 0; i < 5; i++) {
			this.members.add(this.enrolment
				.enrol(this.program, EnrolMember.withEmail("m" + i + "@example.com", "M", null, MemberSource.API), KEY)
				.member());
		}
	}

	private void live() {
		for (int step = 0; step < STEPS; step++) {
			var did = step();
			for (MemberId member : (step % 50 == 0) ? this.members : List.of(this.touched)) {
				assertThat(active(member)).describedAs("points after step %d: %s", step, did)
					.isEqualTo(expected(member));
			}
		}
		this.model.forEach(this::compare);
		this.model.forEach(this::compareLots);
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	private String step() {
		var order = this.model.isEmpty() ? null : this.model.get(this.random.nextInt(this.model.size()));
		int dice = this.random.nextInt(100);
		this.touched = (order != null) ? order.member : this.members.getFirst();
		if (order == null || dice < 30) {
			return record();
		}
		if (dice < 60) {
			return refundAmount(order);
		}
		if (dice < 75) {
			return refundLine(order);
		}
		if (dice < 85) {
			return replace(order);
		}
		if (dice < 88) {
			return merge();
		}
		if (dice < 91) {
			return unmerge();
		}
		if (dice < 96) {
			return move(order, OrderStatus.values()[1 + this.random.nextInt(2)]);
		}
		return move(order, OrderStatus.CANCELLED);
	}

	private String record() {
		var order = new ModelOrder();
		order.number = "o" + this.counter++;
		order.member = this.members.get(this.random.nextInt(this.members.size()));
		order.status = this.random.nextInt(5) == 0 ? OrderStatus.CREATED : OrderStatus.PAID;
		order.prices = prices(1 + this.random.nextInt(4));
		var done = this.orders.record(this.program, order.told(), KEY);
		order.id = done.value().id();
		assertThat(this.orders.record(this.program, order.told(), KEY).changed()).isFalse();
		order.member = survivor(order.member);
		this.touched = order.member;
		this.model.add(order);
		return "record " + order;
	}

	/** Anybody into anybody, also who has been merged into another already. */
	private String merge() {
		var into = survivor(this.members.get(this.random.nextInt(this.members.size())));
		var from = survivor(this.members.get(this.random.nextInt(this.members.size())));
		if (into.equals(from)) {
			return "merge nobody";
		}
		var merge = this.merges.merge(this.program, new ById(into), new ById(from), KEY);
		var moved = this.model.stream().filter((order) -> order.member.equals(from)).toList();
		moved.forEach((order) -> order.member = into);
		this.survivors.put(from, into);
		this.merged.add(new ModelMerge(merge.id(), from, into, moved));
		this.touched = into;
		assertThat(active(from)).isZero();
		return "merge " + from + " into " + into;
	}

	/** Any merge, of which only the last of a chain can be undone. */
	private String unmerge() {
		if (this.merged.isEmpty()) {
			return "undo no merge";
		}
		var merge = this.merged.get(this.random.nextInt(this.merged.size()));
		var allowed = survivor(merge.into).equals(merge.into);
		assertThat(attempt(() -> this.merges.undo(this.program, merge.into, merge.id, KEY))).isEqualTo(allowed);
		if (allowed) {
			merge.orders.forEach((order) -> order.member = merge.from);
			this.survivors.remove(merge.from);
			this.merged.remove(merge);
			assertThat(active(merge.from)).isEqualTo(expected(merge.from));
		}
		this.touched = survivor(merge.into);
		return "undo " + merge;
	}

	private MemberId survivor(MemberId member) {
		var into = this.survivors.get(member);
		return (into != null) ? survivor(into) : member;
	}

	private String refundAmount(ModelOrder order) {
		long amount = 1 + this.random.nextLong(Math.max(1, order.total() * 2 / 3));
		var allowed = order.status.isPaid() && amount <= order.total() - order.refunded;
		var refund = RefundOrder.ofAmount(order.id, "r" + this.counter++, Money.ofMinor(amount));
		assertThat(attempt(() -> this.orders.refund(this.program, refund, KEY))).describedAs("%s of %s", amount, order)
			.isEqualTo(allowed);
		if (allowed) {
			assertThat(this.orders.refund(this.program, refund, KEY).changed()).isFalse();
			order.refunded += amount;
			readLines(order);
		}
		return "refund " + amount + " of " + order;
	}

	private String refundLine(ModelOrder order) {
		var line = String.valueOf(1 + this.random.nextInt(order.prices.size()));
		long left = order.prices.get(Integer.parseInt(line) - 1) - order.back.getOrDefault(line, 0L);
		var allowed = order.status.isPaid();
		var refund = RefundOrder.ofLines(order.id, "r" + this.counter++,
				List.of(new RefundOrder.Line(line, null, null)));
		assertThat(attempt(() -> this.orders.refund(this.program, refund, KEY))).isEqualTo(allowed);
		if (allowed) {
			order.refunded += left;
			readLines(order);
		}
		return "refund line " + line + " of " + order;
	}

	private String replace(ModelOrder order) {
		var changed = new ArrayList<>(order.prices);
		int line = this.random.nextInt(changed.size());
		changed.set(line, this.random.nextLong(50_000));
		long back = order.back.getOrDefault(String.valueOf(line + 1), 0L);
		var allowed = order.status != OrderStatus.CANCELLED && changed.get(line) >= back;
		var before = order.prices;
		order.prices = changed;
		var same = order.told();
		if (!attempt(() -> this.orders.replace(this.program, order.id, same, KEY))) {
			order.prices = before;
			assertThat(allowed).describedAs("replace %s", order).isFalse();
		}
		else {
			assertThat(allowed || changed.equals(before)).describedAs("replace %s", order).isTrue();
		}
		return "replace " + order;
	}

	private String move(ModelOrder order, OrderStatus status) {
		var allowed = order.status == status || order.status.canBecome(status);
		assertThat(attempt(() -> this.orders.changeStatus(this.program, new ChangeStatus(order.id, status, null), KEY)))
			.isEqualTo(allowed);
		if (allowed && order.status != status) {
			if (status == OrderStatus.CANCELLED && order.status.isPaid()) {
				order.refunded = order.total();
			}
			order.status = status;
		}
		return "move " + order + " to " + status;
	}

	/** Which lines an amount is spread over is a rule tested elsewhere. */
	private void readLines(ModelOrder order) {
		this.queries.get(this.program, order.id)
			.lines()
			.forEach((line) -> order.back.put(line.lineId(), line.refunded().minor()));
		assertThat(order.back.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(order.refunded);
	}

	private void compare(ModelOrder order) {
		var stored = this.queries.get(this.program, order.id);
		assertThat(stored.status()).isEqualTo(order.status);
		assertThat(stored.totals().refunded().minor()).isEqualTo(order.refunded);
		assertThat(stored.points().minus(stored.pointsTaken()).value()).describedAs("%s", order)
			.isEqualTo(order.points());
	}

	/** What is left of each kind of line is in the lot that lives as long. */
	private void compareLots(ModelOrder order) {
		var soon = this.clock.now(this.program).plus(Duration.ofDays(60));
		var lots = this.lots.open(this.program, order.member, this.clock.now(this.program))
			.stream()
			.filter((lot) -> lot.award().id().equals(order.id))
			.toList();
		long lives = lots.stream()
			.filter((lot) -> requireNonNull(lot.expiresAt()).isBefore(soon))
			.mapToLong((lot) -> lot.active().value())
			.sum();
		assertThat((double) lives).describedAs("short-lived points of %s", order)
			.isCloseTo(order.status.isPaid() ? order.left(1) : 0, within(1.0 + order.prices.size() / 2.0));
		assertThat(lots.stream().mapToLong((lot) -> lot.active().value()).sum()).isEqualTo(order.points());
	}

	private boolean attempt(Runnable call) {
		try {
			call.run();
			return true;
		}
		catch (BusinessRuleException | NotFoundException ex) {
			return false;
		}
	}

	private long expected(MemberId member) {
		return this.model.stream().filter((order) -> order.member.equals(member)).mapToLong(ModelOrder::points).sum();
	}

	private long active(MemberId member) {
		return this.balances.of(this.program, member, this.clock.now(this.program)).active().value();
	}

	private List<Long> prices(int count) {
		var prices = new ArrayList<Long>();
		for (int i = 0; i < count; i++) {
			prices.add(this.random.nextLong(50_000));
		}
		return prices;
	}

	private record ModelMerge(UUID id, MemberId from, MemberId into, List<ModelOrder> orders) {
	}

	/** An order as the model knows it; amounts in öre. */
	private static final class ModelOrder {

		private String number = "";

		private UUID id = new UUID(0, 0);

		private MemberId member = new MemberId(new UUID(0, 0));

		private OrderStatus status = OrderStatus.CREATED;

		private List<Long> prices = List.of();

		private final Map<String, Long> back = new HashMap<>();

		private long refunded;

		long total() {
			return this.prices.stream().mapToLong(Long::longValue).sum();
		}

		/** The whole kronor, less the returned share of them, rounded down. */
		long points() {
			if (!this.status.isPaid()) {
				return 0;
			}
			return total() / 100 - taken();
		}

		/** What is left of every second line's points, not rounded. */
		double left(int from) {
			var shares = Apportion.of(total() / 100, this.prices.stream().mapToLong(Long::longValue).toArray());
			double left = 0;
			for (int i = from; i < shares.length; i += 2) {
				long price = this.prices.get(i);
				left += (price > 0) ? shares[i] * (1 - 1.0 * this.back.getOrDefault(String.valueOf(i + 1), 0L) / price)
						: 0;
			}
			return left;
		}

		/** Each line's share of the points, by the share of it that has come back. */
		private long taken() {
			var shares = Apportion.of(total() / 100, this.prices.stream().mapToLong(Long::longValue).toArray());
			var taken = BigDecimal.ZERO;
			for (int i = 0; i < shares.length; i++) {
				long price = this.prices.get(i);
				if (price > 0) {
					taken = taken.add(BigDecimal.valueOf(shares[i] * this.back.getOrDefault(String.valueOf(i + 1), 0L))
						.divide(BigDecimal.valueOf(price), 12, RoundingMode.HALF_UP));
				}
			}
			return taken.add(new BigDecimal("0.00000001")).longValue();
		}

		RecordOrder told() {
			var lines = new ArrayList<RecordLine>();
			for (int i = 0; i < this.prices.size(); i++) {
				lines.add(RecordLine.goods(String.valueOf(i + 1), (i % 2 == 0) ? "A" : "B", BigDecimal.ONE,
						Money.ofMinor(this.prices.get(i))));
			}
			return TestOrders.with(TestOrders.paid(this.number, this.member), this.status).withLines(lines);
		}

		@Override
		public String toString() {
			return this.number + " " + this.status + " " + this.prices + " refunded " + this.refunded;
		}

	}

}

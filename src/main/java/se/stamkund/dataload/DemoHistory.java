package se.stamkund.dataload;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

import org.springframework.stereotype.Component;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.ProgramView;
import se.stamkund.shared.MemberId;

/**
 * Lives through two years of Fjällbod, week by week by the programme's own clock, so that
 * everything is recorded when it happened and by the rules of the time.
 */
@Component
class DemoHistory {

	static final int DAYS = 730;

	private static final int MEMBERS = 1999;

	private static final int ORDERS = 8996;

	private static final Duration STEP = Duration.ofDays(7);

	private final ProgramClock clock;

	private final DemoPeople people;

	private final DemoOrders orders;

	private final DemoAnna anna;

	private final DemoRewards rewards;

	private final DemoCodes codes;

	DemoHistory(ProgramClock clock, DemoPeople people, DemoOrders orders, DemoAnna anna, DemoRewards rewards,
			DemoCodes codes) {
		this.codes = codes;
		this.clock = clock;
		this.people = people;
		this.orders = orders;
		this.anna = anna;
		this.rewards = rewards;
	}

	/**
	 * Fills the shop.
	 * @param start where its clock stands
	 * @param end the real time
	 * @param progress is told how many percent are done
	 */
	void live(ProgramView shop, Instant start, Instant end, IntConsumer progress) {
		var random = new Random(2024);
		LocalDate today = end.atZone(shop.zone()).toLocalDate();
		var crowd = DemoPerson.crowd(MEMBERS, DAYS - 1, today, random);
		var purchases = new ArrayList<>(DemoPurchase.history(ORDERS, DAYS - 1, today, crowd, random));
		var waiting = new ArrayList<>(crowd);
		var members = new HashMap<DemoPerson, MemberId>();
		var returns = new ArrayList<DemoOrders.Return>();
		var numbers = new DemoNumbers();
		Instant from = start;
		int lastTaken = DemoRewards.WEEKS;
		for (Instant to : steps(start, end, this.anna.moments(shop, today))) {
			this.clock.advanceTo(shop.id(), to);
			int joined = (int) Duration.between(to, end).toDays();
			this.people.join(shop, take(waiting, (person) -> person.daysAgo() > joined), members);
			var due = take(purchases, (purchase) -> purchase.at().atZone(shop.zone()).toInstant().isBefore(to));
			if (!due.isEmpty()) {
				returns.addAll(this.orders.record(shop, due, Map.copyOf(members), numbers));
			}
			this.orders.giveBack(shop, take(returns, (back) -> back.at().isBefore(to)));
			this.anna.live(shop, from, to, today);
			int weeksLeft = (int) (Duration.between(to, end).toDays() / STEP.toDays());
			if (weeksLeft < DemoRewards.WEEKS && weeksLeft < lastTaken) {
				this.rewards.take(shop, members.values(), weeksLeft);
				this.codes.live(shop, members.values(), weeksLeft);
				lastTaken = weeksLeft;
			}
			progress.accept(
					(int) (100 * Duration.between(start, to).toSeconds() / Duration.between(start, end).toSeconds()));
			from = to;
		}
	}

	/** Week by week, with a stop just after every moment that is to be told exactly. */
	private static List<Instant> steps(Instant start, Instant end, List<Instant> moments) {
		var steps = new TreeSet<Instant>();
		for (var step = start.plus(STEP); step.isBefore(end); step = step.plus(STEP)) {
			steps.add(step);
		}
		moments.forEach((moment) -> steps.add(moment.plusMillis(1)));
		steps.add(end);
		return List.copyOf(steps);
	}

	private static <T> List<T> take(List<T> from, Predicate<T> which) {
		var taken = from.stream().filter(which).toList();
		from.removeAll(new HashSet<>(taken));
		return taken;
	}

}

package se.stamkund.dataload;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/**
 * A purchase at Fjällbod, before it is an order.
 *
 * @param buyer absent for a guest
 * @param returned whether the first line comes back nine days later
 * @param withPoints whether she pays with her points as far as they go
 */
record DemoPurchase(LocalDateTime at, @Nullable DemoPerson buyer, boolean till, List<Item> items, boolean discounted,
		boolean returned, boolean withPoints) {

	private static final int[] SEASON = { 8, 7, 7, 9, 11, 13, 12, 10, 9, 10, 12, 18 };

	/** One line: so many of one product. */
	record Item(DemoProduct product, int quantity) {

		long amount() {
			return this.product.price() * this.quantity;
		}

	}

	long goods() {
		return this.items.stream().mapToLong(Item::amount).sum();
	}

	/** What everybody bought over the last {@code days}, the oldest purchase first. */
	static List<DemoPurchase> history(int count, int days, LocalDate today, List<DemoPerson> people,
			RandomGenerator random) {
		var purchases = new ArrayList<DemoPurchase>();
		while (purchases.size() < count) {
			int daysAgo = random.nextInt(1, days);
			var day = today.minusDays(daysAgo);
			if (random.nextInt(18) < SEASON[day.getMonthValue() - 1]) {
				purchases.add(one(day, daysAgo, people, random));
			}
		}
		purchases.sort(Comparator.comparing(DemoPurchase::at));
		return purchases;
	}

	private static DemoPurchase one(LocalDate day, int daysAgo, List<DemoPerson> people, RandomGenerator random) {
		boolean till = random.nextInt(100) < 35;
		var time = LocalTime.of(till ? random.nextInt(10, 18) : random.nextInt(6, 23), random.nextInt(60));
		var buyer = (random.nextInt(100) < 36) ? null : buyer(daysAgo, people, random);
		var items = new ArrayList<Item>();
		for (int i = 0, n = 1 + random.nextInt(4) * random.nextInt(2); i < n; i++) {
			var product = DemoProduct.ALL.get(random.nextInt(DemoProduct.ALL.size()));
			items.add(new Item(product, (product.price() < 30000) ? random.nextInt(1, 4) : 1));
		}
		return new DemoPurchase(day.atTime(time), buyer, till, items, random.nextInt(100) < 12,
				random.nextInt(100) < 5 && daysAgo > 10, random.nextInt(100) < 22);
	}

	private static @Nullable DemoPerson buyer(int daysAgo, List<DemoPerson> people, RandomGenerator random) {
		for (int tries = 0; tries < 60; tries++) {
			var person = people.get(random.nextInt(people.size()));
			if (person.daysAgo() >= daysAgo && random.nextDouble() * 6 < person.eagerness()) {
				return person;
			}
		}
		return null;
	}

}

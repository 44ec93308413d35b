package se.stamkund.tier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rule against a clerk who goes through every single day with a list on paper: for
 * random ladders, purchases, returns and placements, and at random instants.
 */
class CourseModelTest {

	private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

	private static final LocalDate FIRST = LocalDate.of(2023, 12, 20);

	private static final int DAYS = 1500;

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })
	void agreesWithAClerkWhoGoesThroughEveryDay(long seed) {
		var random = new Random(seed);
		for (int round = 0; round < 10; round++) {
			var ladder = ladder(random);
			var joined = FIRST.plusDays(random.nextInt(400) - 60);
			var facts = facts(random);
			var placements = placements(random);
			var course = new Course(ladder, new Periods(ladder.window(), ZONE, joined), new Facts(facts), placements);
			for (int i = 0; i < 12; i++) {
				var at = instant(random);
				var told = "seed %d, round %d, %s at %s".formatted(seed, round, ladder.window(), at);
				int expected = new Clerk(ladder, joined, facts, placements).levelAt(at);
				assertThat(course.at(at).level()).as(told).isEqualTo(expected);
				movesWhenItSays(course, ladder, joined, facts, placements, at, told);
			}
		}
	}

	/**
	 * Nothing is bought after the instant: until the move she stands still, then she
	 * moves.
	 */
	private static void movesWhenItSays(Course any, Ladder ladder, LocalDate joined, List<Fact> facts,
			List<Placement> placements, Instant at, String told) {
		var past = facts.stream().filter((fact) -> !fact.at().isAfter(at)).toList();
		var course = new Course(ladder, any.periods(), new Facts(past),
				placements.stream().filter((placement) -> !placement.from().isAfter(at)).toList());
		var clerk = new Clerk(ladder, joined, past,
				placements.stream().filter((placement) -> !placement.from().isAfter(at)).toList());
		var move = course.nextMove(at);
		int level = course.at(at).level();
		if (move == null) {
			assertThat(clerk.levelAt(at.plusSeconds(86_400L * 3000))).as(told + ", much later").isEqualTo(level);
		}
		else {
			assertThat(clerk.levelAt(move.at().minusMillis(1))).as(told + ", just before " + move).isEqualTo(level);
			assertThat(clerk.levelAt(move.at())).as(told + ", at " + move).isEqualTo(move.level()).isNotEqualTo(level);
		}
	}

	private static Ladder ladder(Random random) {
		var window = switch (random.nextInt(5)) {
			case 0 -> new Window.CalendarYear();
			case 1 -> new Window.MembershipYear();
			case 2 -> new Window.Lifetime();
			default -> new Window.Rolling(1 + random.nextInt(random.nextBoolean() ? 3 : 36));
		};
		int step = 1 + random.nextInt(8);
		boolean all = random.nextBoolean();
		var downgrade = Downgrade.values()[random.nextInt(3)];
		int grace = random.nextBoolean() ? 0 : random.nextInt(60);
		return random.nextInt(3) == 0
				? TestLadders.of(window, all, downgrade, grace, criteria(step, random), criteria(step * 2, random),
						criteria(step * 3 + 1, random))
				: TestLadders.of(window, all, downgrade, grace, Criteria.NONE, criteria(step, random),
						criteria(step * 2, random));
	}

	private static Criteria criteria(int step, Random random) {
		return new Criteria(step * 90L, step * 10_000L, random.nextBoolean() ? null : (long) step);
	}

	private static List<Fact> facts(Random random) {
		var facts = new ArrayList<Fact>();
		for (int i = random.nextInt(40); i > 0; i--) {
			long kronor = random.nextInt(10) == 0 ? 0 : random.nextInt(400);
			facts.add(new Fact(instant(random), kronor, kronor * 100, (kronor > 0) ? 1 : 0));
		}
		return facts;
	}

	private static List<Placement> placements(Random random) {
		var placements = new ArrayList<Placement>();
		var from = instant(random);
		for (int i = random.nextInt(4) - 1; i > 0; i--) {
			var until = random.nextBoolean() ? from.plusSeconds(86_400L * (1 + random.nextInt(300))) : null;
			placements.add(new Placement(TestLadders.IDS.get(random.nextInt(3)), random.nextBoolean(), from, until));
			if (until == null) {
				break;
			}
			from = until.plusSeconds(random.nextInt(1_000_000));
		}
		return placements;
	}

	/** Some at the very beginning of a day. */
	private static Instant instant(Random random) {
		var day = FIRST.plusDays(random.nextInt(DAYS));
		return random.nextInt(4) == 0 ? day.atStartOfDay(ZONE).toInstant()
				: day.atTime(random.nextInt(24), random.nextInt(60)).atZone(ZONE).toInstant();
	}

	/**
	 * Knows no windows or terms, only days, a pencil and what a purchase's last day is.
	 */
	private record Clerk(Ladder ladder, LocalDate joined, List<Fact> facts, List<Placement> placements) {

		int levelAt(Instant at) {
			int level = this.ladder.base();
			LocalDate lastDay = null;
			var last = LocalDate.ofInstant(at, ZONE);
			for (var day = FIRST; !day.isAfter(last); day = day.plusDays(1)) {
				if (lastDay != null && level > this.ladder.base()
						&& day.equals(lastDay.plusDays(1 + this.ladder.graceDays()))) {
					int kept = this.ladder.level(reviewed(lastDay, day));
					level = Math.max(Math.min(kept, level), floor(level));
					lastDay = (level > this.ladder.base()) ? nextLastDay(lastDay) : null;
				}
				var today = day;
				var bought = this.facts.stream()
					.filter((fact) -> LocalDate.ofInstant(fact.at(), ZONE).equals(today) && !fact.at().isAfter(at))
					.sorted(java.util.Comparator.comparing(Fact::at))
					.toList();
				for (var fact : bought) {
					int reached = this.ladder.level(counted(fact, bought, day));
					if (reached > level) {
						level = reached;
						lastDay = lastDayOf(day);
					}
				}
			}
			return placed(level, at);
		}

		private int floor(int level) {
			return switch (this.ladder.downgrade()) {
				case NEVER -> level;
				case ONE_STEP -> Math.max(level - 1, this.ladder.base());
				case TO_EARNED -> this.ladder.base();
			};
		}

		private int placed(int level, Instant at) {
			int result = level;
			for (var placement : this.placements) {
				if (!at.isBefore(placement.from()) && (placement.until() == null || at.isBefore(placement.until()))) {
					int tier = TestLadders.IDS.indexOf(placement.tier());
					result = placement.atLeast() ? Math.max(level, tier) : Math.min(level, tier);
				}
			}
			return result;
		}

		/**
		 * What counts on a day, up to a purchase of that day, in the order they were
		 * made.
		 */
		private Sums counted(Fact latest, List<Fact> today, LocalDate day) {
			return sum(this.facts.stream().filter((fact) -> {
				var bought = LocalDate.ofInstant(fact.at(), ZONE);
				if (bought.equals(day)) {
					return indexOf(today, fact) <= indexOf(today, latest);
				}
				return bought.isBefore(day) && stillCounts(bought, day);
			}).toList());
		}

		private static int indexOf(List<Fact> facts, Fact fact) {
			for (int i = 0; i < facts.size(); i++) {
				if (facts.get(i) == fact) {
					return i;
				}
			}
			return -1;
		}

		/**
		 * What counts for keeping a tier whose term ended on a day, looked at on another.
		 */
		private Sums reviewed(LocalDate lastDay, LocalDate day) {
			return sum(this.facts.stream().filter((fact) -> {
				var bought = LocalDate.ofInstant(fact.at(), ZONE);
				boolean early = (this.ladder.window() instanceof Window.Rolling)
						? !stillCounts(bought, lastDay.plusDays(1)) : !stillCounts(bought, lastDay);
				return bought.isBefore(day) && !(early && !bought.isAfter(lastDay));
			}).toList());
		}

		private boolean stillCounts(LocalDate bought, LocalDate day) {
			var last = lastDayOf(bought);
			return last == null || !last.isBefore(day);
		}

		private @Nullable LocalDate lastDayOf(LocalDate bought) {
			return switch (this.ladder.window()) {
				case Window.Rolling(var months) -> bought.plusMonths(months);
				case Window.CalendarYear() -> LocalDate.of(bought.getYear(), 12, 31);
				case Window.MembershipYear() -> {
					var day = bought;
					do {
						day = day.plusDays(1);
					}
					while (!day.equals(this.joined.plusYears(day.getYear() - this.joined.getYear())));
					yield day.minusDays(1);
				}
				case Window.Lifetime() -> null;
			};
		}

		private @Nullable LocalDate nextLastDay(LocalDate lastDay) {
			return (this.ladder.window() instanceof Window.Rolling(var months)) ? lastDay.plusMonths(months)
					: lastDayOf(lastDay.plusDays(1));
		}

		private static Sums sum(List<Fact> facts) {
			return new Sums(facts.stream().mapToLong(Fact::points).sum(), facts.stream().mapToLong(Fact::money).sum(),
					facts.stream().mapToLong(Fact::orders).sum());
		}

	}

}

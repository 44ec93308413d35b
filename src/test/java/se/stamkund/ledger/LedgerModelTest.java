package se.stamkund.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import se.stamkund.ledger.ModelLedger.Place;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of random lives, each compared with a simple model after every step. To run
 * one again:
 * {@code ./mvnw test -Dtest=LedgerModelTest -Dstamkund.seed=<the printed one>}.
 */
class LedgerModelTest {

	private static final int SEQUENCES = Integer.getInteger("stamkund.sequences", 10_000);

	@Test
	void doesWhatTheSimpleModelDoesWhateverHappens() {
		// each a life of its own
		seeds().parallel().forEach((seed) -> {
			try {
				live(seed);
			}
			catch (Throwable ex) {
				throw new AssertionError("Run again with -Dstamkund.seed=" + seed + ": " + ex.getMessage(), ex);
			}
		});
	}

	private static LongStream seeds() {
		var seed = Long.getLong("stamkund.seed");
		return (seed != null) ? LongStream.of(seed) : LongStream.range(0, SEQUENCES);
	}

	private static void live(long seed) {
		var steps = new RandomSteps(seed, true);
		var booked = new Subject(steps);
		var unbooked = new Subject(steps);
		int length = 10 + steps.random.nextInt(50);
		for (int i = 0; i < length; i++) {
			step(steps, steps.next(), booked, unbooked);
			if (!steps.returnable && steps.random.nextInt(20) == 0) {
				change(steps, booked, unbooked);
			}
			if (steps.random.nextInt(3) == 0) {
				steps.now = steps.now.plusSeconds(steps.random.nextInt(20_000));
				booked.runJob(steps);
			}
		}
		if (steps.returnable) {
			steps.returnEverything().forEach((posting) -> step(steps, posting, booked, unbooked));
			assertThat(booked.accounts.all().stream().mapToLong(LedgerModelTest::worth).sum())
				.as("all was returned: nothing is left but what some owe others")
				.isZero();
			if (!steps.gifts) {
				booked.accounts.all()
					.forEach((account) -> assertThat(account.balance()).as("all was returned: nothing is left")
						.isEqualTo(Balance.NOTHING));
			}
		}
		booked.runJob(steps);
		unbooked.redate();
		unbooked.runJob(steps);
		steps.members.forEach((member) -> assertThat(unbooked.story(member)).isEqualTo(booked.story(member)));
	}

	/** The one account follows at once, the other when somebody looks. */
	private static void change(RandomSteps steps, Subject booked, Subject unbooked) {
		var change = steps.change("never", "d3", "d25", "i4", "i15");
		var dates = steps.dates(change);
		steps.model.change(change, dates);
		steps.idleFor(change);
		booked.behind.add(new Behind(change, dates));
		booked.redate();
		unbooked.behind.add(new Behind(change, dates));
	}

	private static long worth(MemberAccount account) {
		return account.active + account.pending + account.held - account.debt;
	}

	private static void step(RandomSteps steps, Posting posting, Subject booked, Subject unbooked) {
		var expected = steps.expected(posting);
		assertThat(booked.post(posting, steps)).as("%s at %s", posting, steps.now).isEqualTo(expected);
		assertThat(unbooked.post(posting, steps)).isEqualTo(expected);
		booked.runJob(steps);
		booked.compare(steps, posting);
	}

	/** The ledger's rules, without a database. */
	private static final class Subject {

		private final Accounts accounts;

		private final List<Behind> behind = new ArrayList<>();

		private Subject(RandomSteps steps) {
			this.accounts = new Accounts((last) -> steps.idle(last),
					steps.members.stream().map(MemberAccount::new).toList());
		}

		private Outcome post(Posting posting, RandomSteps steps) {
			redate();
			try {
				var posted = this.accounts.post(posting, steps.now);
				return new Outcome(posted.points().value(), posted.missing().value());
			}
			catch (BusinessRuleException ex) {
				return null;
			}
		}

		private void redate() {
			this.behind.forEach((late) -> this.accounts.all()
				.forEach((account) -> new Redate(account, late.change(), late.dates()).apply()));
			this.behind.clear();
		}

		private void runJob(RandomSteps steps) {
			this.accounts.all().forEach((account) -> new DueTime(account).advanceTo(steps.now));
		}

		private List<String> story(MemberId member) {
			return this.accounts.all()
				.stream()
				.filter((account) -> account.member.equals(member))
				.flatMap((account) -> account.booked.stream())
				.map((booked) -> "%d %s %s %s>%s %s = %s for %s".formatted(booked.entry().number(),
						booked.entry().occurredAt(), booked.entry().kind(), booked.entry().from(), booked.entry().to(),
						booked.entry().points(), booked.entry().balance(), booked.entry().reference()))
				.toList();
		}

		private void compare(RandomSteps steps, Posting after) {
			this.accounts.all().forEach((account) -> {
				var model = steps.model.accounts.get(account.member);
				assertThat(account.balance()).as("balance after %s", after)
					.isEqualTo(new Balance(Points.of(model.count(Place.ACTIVE)), Points.of(model.count(Place.PENDING)),
							Points.of(model.count(Place.HELD)), Points.of(model.debt()), Points.of(model.lifetime)));
				assertThat(account.lots.values().stream().map(Subject::facts)).as("lots after %s", after)
					.isEqualTo(model.lots.stream().map(Subject::facts).toList());
				assertThat(Derived.of(account)).as("audit after %s", after).isEqualTo(Derived.stored(account));
			});
		}

		private static LotFacts facts(Lot lot) {
			return new LotFacts(lot.origin.award(), lot.origin.initial(), lot.active, lot.pending, lot.held, lot.owed,
					lot.debt, lot.taken, lot.idle, lot.expiresAt);
		}

		private static LotFacts facts(ModelLedger.ModelLot lot) {
			return new LotFacts(lot.award, lot.points.size(), lot.count(Place.ACTIVE), lot.count(Place.PENDING),
					lot.count(Place.HELD), lot.owed, lot.debt, lot.taken, lot.idle, lot.expires);
		}

	}

	private record Behind(ExpiryChange change, Redating.Dates dates) {
	}

	private record LotFacts(Reference award, long initial, long active, long pending, long held, long owed, long debt,
			long taken, boolean idle, @Nullable Instant expiresAt) {
	}

}

package se.stamkund.reward;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import se.stamkund.ledger.Balances;
import se.stamkund.ledger.LedgerAudit;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.security.Caller;
import se.stamkund.points.AdjustPoints;
import se.stamkund.points.Adjustments;
import se.stamkund.points.ExpiryPolicy;
import se.stamkund.points.PointsSettings;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.program.Programs;
import se.stamkund.program.Sandboxes;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;
import se.stamkund.voucher.VoucherRedeeming;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Taking, undoing, using and giving back at random, against somebody who keeps all of it
 * on paper. The seed of a failure is in its name.
 */
@IntegrationTest
class RedemptionsModelTest {

	private static final int STEPS = 90;

	private static final Actor KEY = Actor.apiKey("0198-test");

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Redemptions redemptions;

	@Autowired
	Rewards rewards;

	@Autowired
	VoucherRedeeming redeeming;

	@Autowired
	Adjustments adjustments;

	@Autowired
	PointsSettingsService settings;

	@Autowired
	Enrolment enrolment;

	@Autowired
	Balances balances;

	@Autowired
	LedgerAudit audit;

	@Autowired
	Sandboxes sandboxes;

	@Autowired
	Programs allPrograms;

	@Autowired
	ProgramClock clock;

	@Autowired
	TestPrograms programs;

	private ProgramId program;

	private final List<Person> people = new ArrayList<>();

	private final List<Shelf> shelves = new ArrayList<>();

	private final List<Taken> taken = new ArrayList<>();

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })
	void agreesWithThePaper(long seed) {
		var random = new Random(seed);
		this.program = this.sandboxes.of(this.programs.createId());
		prepare(random);
		for (int step = 0; step < STEPS; step++) {
			var person = this.people.get(random.nextInt(this.people.size()));
			switch (random.nextInt(10)) {
				case 0 -> earn(person, 1 + random.nextInt(150));
				case 1 -> this.clock.advanceTo(this.program, later(random));
				case 2, 3 -> giveBack(random, null);
				case 4 -> giveBack(random, person);
				case 5 -> use(random);
				default -> take(person, this.shelves.get(random.nextInt(this.shelves.size())));
			}
			agree();
		}
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	/** Days later, or close to where a day ends or the clocks are changed. */
	private Instant later(Random random) {
		var now = now();
		var midnight = now.atZone(zone()).toLocalDate().plusDays(1).atStartOfDay(zone()).toInstant();
		var changed = requireNonNull(zone().getRules().nextTransition(now)).getInstant();
		var then = switch (random.nextInt(5)) {
			case 0 -> now.plus(Duration.ofHours(1 + random.nextInt(40 * 24)));
			case 1 -> midnight.minusSeconds(1);
			case 2, 3 -> midnight;
			default -> changed.plus(Duration.ofMinutes(random.nextInt(26 * 60) - 150));
		};
		return then.isAfter(now) ? then : now.plusSeconds(1);
	}

	private void prepare(Random random) {
		pointsLastForGood();
		for (int i = 0; i < 3; i++) {
			var person = new Person(this.enrolment
				.enrol(this.program, EnrolMember.withEmail("m" + i + "@example.com", "M", null, MemberSource.API), KEY)
				.member());
			this.people.add(person);
			earn(person, 25 + 150L * i);
		}
		for (int i = 0; i < 4; i++) {
			var terms = TestRewards.discount(5, 20L + random.nextInt(200));
			var limit = random.nextBoolean() ? new RewardLimit(1 + random.nextInt(2),
					RewardPeriod.values()[random.nextInt(RewardPeriod.values().length)]) : null;
			var limited = (limit != null) ? TestRewards.limited(terms, limit.times(), limit.period()) : terms;
			var stock = random.nextBoolean() ? Long.valueOf(1 + random.nextInt(4)) : null;
			this.shelves.add(new Shelf(this.rewards.add(this.program, TestRewards.active(limited, stock), KEY).id(),
					terms.points(), limit, stock));
		}
	}

	/** So that the paper needs no dates. */
	private void pointsLastForGood() {
		var now = this.settings.get(this.program);
		var before = now.settings();
		this.settings.change(this.program,
				new PointsSettings(before.rate(), before.store(), before.vatIncluded(), before.rounding(),
						before.minimumOrder(), before.pointValue(), before.pending(), new ExpiryPolicy.Never(),
						before.refundPolicy(), 0),
				now.revision(), KEY);
	}

	private void earn(Person person, long points) {
		this.adjustments.adjust(this.program, new AdjustPoints(person.id, points, "Start", null),
				new Storefront(this.program));
		person.points += points;
	}

	private void take(Person person, Shelf shelf) {
		var expected = expected(person, shelf);
		var before = (expected != null) ? rows() : "";
		try {
			var view = this.redemptions.redeem(this.program, new MemberKey.ById(person.id), shelf.id, KEY);
			assertThat(expected).isNull();
			person.points -= shelf.price;
			shelf.gone++;
			this.taken.add(new Taken(view.id(), person, shelf, view.redeemedAt()));
		}
		catch (BusinessRuleException ex) {
			assertThat(ex.code()).isEqualTo(expected);
			assertThat(rows()).isEqualTo(before);
		}
	}

	/** How many rows there are of all that taking a reward writes. */
	private String rows() {
		return this.jdbc.sql("""
				select string_agg(n::text, ' ') from (
					select count(*) as n from redemption where program_id = :program
					union all select count(*) from voucher where program_id = :program
					union all select count(*) from ledger_entry where program_id = :program
					union all select count(*) from lot_allocation where program_id = :program
					union all select count(*) from activity where program_id = :program
					union all select sum(kept) from redemption_tally where program_id = :program
					union all select sum(taken) from reward where program_id = :program) t
				""").param("program", this.program.value()).query(String.class).single();
	}

	private @Nullable String expected(Person person, Shelf shelf) {
		var limit = shelf.limit;
		if (shelf.stock != null && shelf.gone >= shelf.stock) {
			return "reward_sold_out";
		}
		if (limit != null) {
			var today = day(now());
			long had = this.taken.stream()
				.filter((one) -> one.person == person && one.shelf == shelf && !one.over)
				.filter((one) -> together(limit.period(), day(one.at), today))
				.count();
			if (had >= limit.times()) {
				return "reward_limit";
			}
		}
		return (person.points < shelf.price) ? "reward_points" : null;
	}

	/** Whether two days are in one period, by the calendar on the wall. */
	private static boolean together(RewardPeriod period, LocalDate a, LocalDate b) {
		return switch (period) {
			case DAY -> a.equals(b);
			case WEEK -> a.get(IsoFields.WEEK_BASED_YEAR) == b.get(IsoFields.WEEK_BASED_YEAR)
					&& a.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) == b.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
			case MONTH -> YearMonth.from(a).equals(YearMonth.from(b));
			case YEAR -> a.getYear() == b.getYear();
			case EVER -> true;
		};
	}

	private LocalDate day(Instant at) {
		return at.atZone(zone()).toLocalDate();
	}

	private ZoneId zone() {
		return this.allPrograms.get(this.program).zone();
	}

	/** By the member herself if there is one. */
	private void giveBack(Random random, @Nullable Person by) {
		if (this.taken.isEmpty()) {
			return;
		}
		var one = this.taken.get(random.nextInt(this.taken.size()));
		if (by != null && one.person != by) {
			return;
		}
		boolean late = by != null && !one.over && !now().isBefore(one.at.plus(RedemptionView.UNDO));
		var expected = one.over ? null : late ? "undo_too_late" : one.used ? "redemption_used" : null;
		try {
			var view = (by != null) ? this.redemptions.undo(this.program, by.id, one.id)
					: this.redemptions.cancel(this.program, one.id, KEY);
			assertThat(expected).isNull();
			assertThat(view.isCancelled()).isTrue();
			if (!one.over) {
				one.over = true;
				one.person.points += one.shelf.price;
				one.shelf.gone--;
			}
		}
		catch (BusinessRuleException ex) {
			assertThat(ex.code()).isEqualTo(expected);
		}
	}

	/** Uses a code, or takes that back. */
	private void use(Random random) {
		if (this.taken.isEmpty()) {
			return;
		}
		var one = this.taken.get(random.nextInt(this.taken.size()));
		var view = this.redemptions.get(this.program, one.id);
		var code = this.redemptions.codes(this.program, List.of(view)).get(one.id).code();
		if (one.used) {
			this.redeeming.cancel(this.program, requireNonNull(one.voucher), requireNonNull(one.use));
			one.used = false;
		}
		else {
			try {
				var redeemed = this.redeeming.redeem(this.program, code,
						new VoucherRedeeming.Redeem(one.id.toString(), one.person.id, null), KEY);
				assertThat(one.over).isFalse();
				one.used = true;
				one.voucher = redeemed.voucher().id();
				one.use = redeemed.use().id();
			}
			catch (BusinessRuleException ex) {
				assertThat(one.over || one.everUsed).as(ex.code()).isTrue();
			}
			one.everUsed = true;
		}
	}

	private void agree() {
		Map<UUID, Long> kept = new HashMap<>();
		this.taken.stream().filter((one) -> !one.over).forEach((one) -> kept.merge(one.shelf.id, 1L, Long::sum));
		assertThat(this.redemptions.counts(this.program)).isEqualTo(kept);
		this.people.forEach((person) -> assertThat(this.balances.of(this.program, person.id, now()).active().value())
			.isEqualTo(person.points));
		this.shelves.stream().filter((shelf) -> shelf.stock != null).forEach((shelf) -> {
			assertThat(this.rewards.get(this.program, shelf.id).left()).isEqualTo(shelf.stock - shelf.gone);
			assertThat(shelf.gone).isBetween(0L, shelf.stock);
		});
	}

	private Instant now() {
		return this.clock.now(this.program);
	}

	private static final class Person {

		private final MemberId id;

		private long points;

		private Person(MemberId id) {
			this.id = id;
		}

	}

	private static final class Shelf {

		private final UUID id;

		private final long price;

		private final @Nullable RewardLimit limit;

		private final @Nullable Long stock;

		private long gone;

		private Shelf(UUID id, long price, @Nullable RewardLimit limit, @Nullable Long stock) {
			this.id = id;
			this.price = price;
			this.limit = limit;
			this.stock = stock;
		}

	}

	private static final class Taken {

		private final UUID id;

		private final Person person;

		private final Shelf shelf;

		private final Instant at;

		private boolean over;

		private @Nullable UUID voucher;

		private @Nullable UUID use;

		private boolean used;

		private boolean everUsed;

		private Taken(UUID id, Person person, Shelf shelf, Instant at) {
			this.id = id;
			this.person = person;
			this.shelf = shelf;
			this.at = at;
		}

	}

	private record Storefront(ProgramId program) implements Caller {

		@Override
		public Actor actor() {
			return KEY;
		}

	}

}

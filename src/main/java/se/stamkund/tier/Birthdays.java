package se.stamkund.tier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.due.DueWork;
import se.stamkund.points.PointsGifts;
import se.stamkund.program.Programs;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/**
 * Gives the birthday bonus, day by day in the programme's zone: to each member once a
 * year, by the tier she has when her birthday begins. Who was born on 29 February has
 * hers on the 28th of common years.
 */
@Component
class Birthdays implements DueWork {

	private static final int BATCH = 500;

	private final Ladders ladders;

	private final Dossiers dossiers;

	private final PointsGifts gifts;

	private final Programs programs;

	private final ProgramClock clock;

	private final JdbcClient database;

	Birthdays(Ladders ladders, Dossiers dossiers, PointsGifts gifts, Programs programs, ProgramClock clock,
			JdbcClient database) {
		this.ladders = ladders;
		this.dossiers = dossiers;
		this.gifts = gifts;
		this.programs = programs;
		this.clock = clock;
		this.database = database;
	}

	/** Begins with today when a ladder is saved that gives a bonus, and ends with it. */
	void follow(ProgramId program, Ladder ladder) {
		if (ladder.tiers().stream().allMatch((tier) -> tier.benefits().birthdayBonus() == 0)) {
			this.database.sql("delete from tier_birthday_round where program_id = ?").param(program.value()).update();
			return;
		}
		var zone = this.programs.get(program).zone();
		var today = LocalDate.ofInstant(this.clock.now(program), zone);
		this.database.sql("""
				insert into tier_birthday_round (id, program_id, next_day, next_at)
				values (:id, :program, :day, :at)
				on conflict (program_id) do nothing
				""")
			.param("id", Ids.next())
			.param("program", program.value())
			.param("day", today)
			.param("at", startOf(today, zone))
			.update();
	}

	/** Passes over the birthdays before a day. */
	void beginOn(ProgramId program, LocalDate day) {
		this.database.sql("""
				update tier_birthday_round set next_day = :day, next_at = :at, after_member = null
				where program_id = :program and next_day < :day
				""")
			.param("day", day)
			.param("at", startOf(day, zone(program)))
			.param("program", program.value())
			.update();
	}

	/** Days on which nobody was born are passed over. */
	@Override
	public Optional<Instant> nextDue(ProgramId program, Instant limit) {
		return round(program, limit, "").map((round) -> startOf(round.day(), zone(program)).toInstant())
			.filter((at) -> !at.isAfter(limit));
	}

	/** Others who are at it wait, and then find it done. */
	@Override
	@Transactional
	public void run(ProgramId program, Instant now) {
		round(program, now, "for update").filter((round) -> !round.at().isAfter(now))
			.ifPresent((round) -> celebrate(program, round));
	}

	/** The first day not gone through on which somebody was born. */
	private Optional<Round> round(ProgramId program, Instant limit, String lock) {
		return this.database.sql("""
				select next_day, after_member from tier_birthday_round
				where program_id = :program and next_at <= :limit
				""" + lock)
			.param("program", program.value())
			.param("limit", OffsetDateTime.ofInstant(limit, ZoneOffset.UTC))
			.query((row, number) -> new Begun(row.getObject("next_day", LocalDate.class),
					row.getObject("after_member", UUID.class)))
			.optional()
			.flatMap((begun) -> next(program, begun.day()).map((day) -> new Round(day,
					startOf(day, zone(program)).toInstant(), day.equals(begun.day()) ? begun.after() : null)));
	}

	private Optional<LocalDate> next(ProgramId program, LocalDate from) {
		return this.database
			.sql("""
					(select 0 as later, cast(extract(month from birthday) as int) as m, cast(extract(day from birthday) as int) as d
					from member
					where program_id = :program and status = 'ACTIVE' and birthday is not null
						and (extract(month from birthday), extract(day from birthday)) >= (:month, :day)
					order by extract(month from birthday), extract(day from birthday)
					limit 1)
					union all
					(select 1, cast(extract(month from birthday) as int), cast(extract(day from birthday) as int)
					from member
					where program_id = :program and status = 'ACTIVE' and birthday is not null
					order by extract(month from birthday), extract(day from birthday)
					limit 1)
					order by later
					limit 1
					""")
			.param("program", program.value())
			.param("month", from.getMonthValue())
			.param("day", from.getDayOfMonth())
			.query((row, number) -> celebrated(from.getYear() + row.getInt("later"), row.getInt("m"), row.getInt("d")))
			.optional();
	}

	private static LocalDate celebrated(int year, int month, int day) {
		return YearMonth.of(year, month).atDay(Math.min(day, YearMonth.of(year, month).lengthOfMonth()));
	}

	private ZoneId zone(ProgramId program) {
		return this.programs.get(program).zone();
	}

	private void celebrate(ProgramId program, Round round) {
		var ladder = this.ladders.of(program);
		var members = born(program, round);
		if (ladder.isPresent() && !members.isEmpty()) {
			give(program, round, ladder.get().ladder(), members);
		}
		boolean done = members.size() < BATCH;
		var zone = zone(program);
		var next = round.day().plusDays(1);
		this.database.sql("""
				update tier_birthday_round set next_day = :day, next_at = :at, after_member = :after
				where program_id = :program
				""")
			.param("day", done ? next : round.day())
			.param("at", startOf(done ? next : round.day(), zone))
			.param("after", done ? null : members.getLast().value())
			.param("program", program.value())
			.update();
	}

	private void give(ProgramId program, Round round, Ladder ladder, List<MemberId> members) {
		var zone = zone(program);
		var presents = new ArrayList<Present>();
		this.dossiers.read(program, members).forEach((member, dossier) -> {
			var tier = ladder.tier(dossier.course(ladder, zone).at(round.at()).level());
			if (tier != null && tier.benefits().birthdayBonus() > 0) {
				presents.add(new Present(Ids.next(), member, tier.id(), tier.benefits().birthdayBonus()));
			}
		});
		if (presents.isEmpty()) {
			return;
		}
		var given = new HashSet<>(note(program, round, presents));
		this.gifts.give(program,
				presents.stream()
					.filter((present) -> given.contains(present.id()))
					.map((present) -> new PointsGifts.Gift(present.member(), Points.of(present.points()), "birthday",
							present.id()))
					.toList());
	}

	/** Those who had none this year. */
	private List<UUID> note(ProgramId program, Round round, List<Present> presents) {
		return this.database.sql("""
				insert into tier_birthday (id, program_id, member_id, year, tier_id, points, given_at)
				select p.id, :program, p.member, :year, p.tier, p.points, :at
				from unnest(:ids, :members, :tiers, :points) as p (id, member, tier, points)
				order by p.member
				on conflict (program_id, member_id, year) do nothing
				returning id
				""")
			.param("program", program.value())
			.param("year", round.day().getYear())
			.param("at", OffsetDateTime.ofInstant(this.clock.now(program), ZoneOffset.UTC))
			.param("ids", new SqlArrayValue("uuid", presents.stream().map(Present::id).toArray()))
			.param("members",
					new SqlArrayValue("uuid", presents.stream().map((each) -> each.member().value()).toArray()))
			.param("tiers", new SqlArrayValue("uuid", presents.stream().map(Present::tier).toArray()))
			.param("points", new SqlArrayValue("bigint", presents.stream().map(Present::points).toArray()))
			.query((row, number) -> row.getObject("id", UUID.class))
			.list();
	}

	private List<MemberId> born(ProgramId program, Round round) {
		var day = round.day();
		boolean leapDayToo = day.getMonthValue() == 2 && day.getDayOfMonth() == 28 && !day.isLeapYear();
		return this.database.sql("""
				select id from member
				where program_id = :program and status = 'ACTIVE' and birthday is not null
					and extract(month from birthday) = :month and extract(day from birthday) between :day and :last
					and (cast(:after as uuid) is null or id > :after)
				order by id
				limit :limit
				""")
			.param("program", program.value())
			.param("month", day.getMonthValue())
			.param("day", day.getDayOfMonth())
			.param("last", leapDayToo ? 29 : day.getDayOfMonth())
			.param("after", round.after())
			.param("limit", BATCH)
			.query((row, number) -> new MemberId(row.getObject("id", UUID.class)))
			.list();
	}

	private static OffsetDateTime startOf(LocalDate day, ZoneId zone) {
		return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
	}

	private record Begun(LocalDate day, @Nullable UUID after) {
	}

	private record Round(LocalDate day, Instant at, @Nullable UUID after) {
	}

	private record Present(UUID id, MemberId member, UUID tier, long points) {
	}

}

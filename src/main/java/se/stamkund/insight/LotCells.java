package se.stamkund.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.SortedMap;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.ledger.Entry;
import se.stamkund.ledger.UnbookedEntries;
import se.stamkund.points.BookDays;
import se.stamkund.shared.ProgramId;

/**
 * What was left of all lots at an instant, by the months they were earned and are
 * expected to expire in. Counted from the lots as they are now, less what happened since,
 * or from what had happened until then, whichever is less to read.
 */
@Repository
class LotCells {

	private static final String FLOWS = """
			select lot_id, sum(case when to_account in ('MEMBER_PENDING', 'MEMBER_ACTIVE', 'MEMBER_HELD')
				then points else -points end) as points
			from lot_movement
			where program_id = :program and occurred_at %s :instant
				and (to_account in ('MEMBER_PENDING', 'MEMBER_ACTIVE', 'MEMBER_HELD'))
					<> (from_account in ('MEMBER_PENDING', 'MEMBER_ACTIVE', 'MEMBER_HELD'))
			group by lot_id
			having sum(case when to_account in ('MEMBER_PENDING', 'MEMBER_ACTIVE', 'MEMBER_HELD')
				then points else -points end) <> 0
			""";

	private static final String FROM_NOW = """
			with since as (%s), left_over as (
				select l.earned_at, l.expires_at, l.idle, l.pending + l.active + l.held - coalesce(s.points, 0) as points
				from lot l left join since s on s.lot_id = l.id
				where l.program_id = :program and l.open
				union all
				select l.earned_at, l.expires_at, l.idle, -s.points
				from since s join lot l on l.id = s.lot_id and l.program_id = :program
				where not l.open
			)
			"""
		.formatted(FLOWS.formatted(">"));

	private static final String FROM_THE_START = """
			with until as (%s), left_over as (
				select l.earned_at, l.expires_at, l.idle, u.points
				from until u join lot l on l.id = u.lot_id and l.program_id = :program
			)
			""".formatted(FLOWS.formatted("<="));

	private static final String CELLS = """
			select date_trunc('month', earned_at at time zone :zone)::date as earned,
				date_trunc('month', (expires_at - interval '1 microsecond') at time zone :zone)::date as expires, idle,
				sum(points) as points
			from left_over
			where points <> 0
			group by 1, 2, 3
			""";

	private final JdbcClient database;

	private final UnbookedEntries unbooked;

	LotCells(JdbcClient database, UnbookedEntries unbooked) {
		this.database = database;
		this.unbooked = unbooked;
	}

	/**
	 * The cells that are not empty.
	 * @param due what fell due and is not booked counts until here
	 * @param fromTheStart whether most happened after the instant
	 */
	SortedMap<Cell, Long> at(ProgramId program, ZoneId zone, Instant instant, Instant due, boolean fromTheStart) {
		var cells = new TreeMap<Cell, Long>();
		// for this transaction: one sum per lot, which would else go through files
		this.database.sql("select set_config('work_mem', '96MB', true)").query(String.class).single();
		this.database.sql((fromTheStart ? FROM_THE_START : FROM_NOW) + CELLS)
			.param("program", program.value())
			.param("zone", zone.getId())
			.param("instant", Times.of(instant))
			.query((row) -> {
				var expires = row.getObject("expires", LocalDate.class);
				cells.merge(
						new Cell(YearMonth.from(row.getObject("earned", LocalDate.class)),
								new Term((expires != null) ? YearMonth.from(expires) : null, row.getBoolean("idle"))),
						row.getLong("points"), Long::sum);
			});
		this.unbooked.forEach(program, due,
				(entry) -> entry.parts()
					.forEach((part) -> cells.merge(Cell.of(part, zone), sign(entry.entry()) * part.points().value(),
							Long::sum)));
		cells.values().removeIf((points) -> points == 0);
		return cells;
	}

	private static long sign(Entry entry) {
		return (entry.to().isLiability() ? 1 : 0) - (entry.from().isLiability() ? 1 : 0);
	}

	/** Lots of a kind. */
	record Cell(YearMonth earned, Term term) implements Comparable<Cell> {

		private static Cell of(UnbookedEntries.Part part, ZoneId zone) {
			var expires = part.expiresAt();
			return new Cell(YearMonth.from(part.earnedAt().atZone(zone)),
					new Term((expires != null) ? YearMonth.from(new BookDays(zone).of(expires)) : null, part.idle()));
		}

		@Override
		public int compareTo(Cell other) {
			int order = this.earned.compareTo(other.earned);
			return (order != 0) ? order : this.term.compareTo(other.term);
		}

	}

}

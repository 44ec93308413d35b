package se.stamkund.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.ledger.LedgerAccount;
import se.stamkund.ledger.UnbookedEntries;
import se.stamkund.points.BookDays;
import se.stamkund.shared.ProgramId;

/**
 * What moved between which accounts, by day: the sums that {@link LedgerDaysUpdate}
 * keeps, the entries that are not in them yet, and what fell due and is not booked. Asked
 * in one transaction that sees one state of the database.
 */
@Repository
class LedgerDays {

	/** The day of an entry in the zone; see {@link BookDays}. */
	static final String DAY = "((occurred_at - interval '1 microsecond') at time zone :zone)::date";

	private final JdbcClient database;

	private final UnbookedEntries unbooked;

	LedgerDays(JdbcClient database, UnbookedEntries unbooked) {
		this.database = database;
		this.unbooked = unbooked;
	}

	/**
	 * Everything until the end of a day, in periods from the first day on.
	 * @param now the programme's time
	 */
	List<Flow> until(ProgramId program, ZoneId zone, LocalDate first, LocalDate last, Unit unit, Instant now) {
		var days = new BookDays(zone);
		var summed = summed(program, zone);
		var flows = new ArrayList<>(this.database
			.sql("""
					with moved as (
						select day, from_account, to_account, points, entries
						from ledger_day
						where program_id = :program and :summed and day <= :last
						union all
						select DAY, from_account, to_account, sum(points), count(*)
						from ledger_entry
						where program_id = :program and recorded_at >= :since and occurred_at <= :end
						group by 1, 2, 3
					)
					select case when day >= :first then date_trunc(:unit, day)::date end as period, from_account, to_account,
						sum(points) as points, sum(entries) as entries
					from moved
					group by 1, 2, 3
					"""
				.replace("DAY", DAY))
			.param("program", program.value())
			.param("zone", zone.getId())
			.param("summed", summed != null)
			.param("since", Times.of((summed != null) ? summed : Instant.EPOCH))
			.param("first", first)
			.param("last", last)
			.param("end", Times.of(days.end(last)))
			.param("unit", unit.name())
			.query((row, number) -> flow(row))
			.list());
		var end = days.end(last);
		this.unbooked.forEach(program, end.isBefore(now) ? end : now, (due) -> {
			var entry = due.entry();
			var day = days.of(entry.occurredAt());
			flows.add(new Flow(day.isBefore(first) ? null : unit.start(day), entry.from(), entry.to(),
					entry.points().value(), 1));
		});
		return flows;
	}

	/**
	 * All entries recorded before this are in the sums of days; null if there are none.
	 */
	private @Nullable Instant summed(ProgramId program, ZoneId zone) {
		return this.database.sql("select complete_until from ledger_days where program_id = ? and zone = ?")
			.params(program.value(), zone.getId())
			.query((row, number) -> row.getObject("complete_until", OffsetDateTime.class))
			.list()
			.stream()
			.filter((until) -> until != null)
			.map(OffsetDateTime::toInstant)
			.findFirst()
			.orElse(null);
	}

	private static Flow flow(ResultSet row) throws SQLException {
		return new Flow(row.getObject("period", LocalDate.class), LedgerAccount.valueOf(row.getString("from_account")),
				LedgerAccount.valueOf(row.getString("to_account")), row.getLong("points"), row.getLong("entries"));
	}

}

package se.stamkund.insight;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.ledger.AuditedSums;
import se.stamkund.ledger.LedgerAudit.Difference;
import se.stamkund.shared.ProgramId;

/**
 * The sums of days, which the books are made of, against the entries they are made of.
 */
@Component
class AuditedDays implements AuditedSums {

	private final JdbcClient database;

	AuditedDays(JdbcClient database) {
		this.database = database;
	}

	@Override
	public List<Difference> differences(ProgramId program) {
		return this.database
			.sql("""
					with s as (
						select zone, complete_until from ledger_days
						where program_id = :program and complete_until is not null
					), derived as (
						select ((e.occurred_at - interval '1 microsecond') at time zone s.zone)::date as day, e.from_account,
							e.to_account, sum(e.points) as points, count(*) as entries
						from ledger_entry e, s
						where e.program_id = :program and e.recorded_at < s.complete_until
						group by 1, 2, 3
					), kept as (
						select d.day, d.from_account, d.to_account, d.points, d.entries
						from ledger_day d, s
						where d.program_id = :program
					)
					select w.what || ' from ' || from_account || ' to ' || to_account || ' on ' || day as what, w.stored,
						w.derived
					from kept k
					full join derived d using (day, from_account, to_account)
					cross join lateral (values
						('sum of points', coalesce(k.points, 0), coalesce(d.points, 0)),
						('number of entries', coalesce(k.entries, 0), coalesce(d.entries, 0))
					) w (what, stored, derived)
					where w.stored <> w.derived
					order by day, what
					""")
			.param("program", program.value())
			.query((row, number) -> new Difference(null, row.getString("what"), row.getLong("stored"),
					row.getLong("derived")))
			.list();
	}

}

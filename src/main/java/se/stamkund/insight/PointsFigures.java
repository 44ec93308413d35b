package se.stamkund.insight;

import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.ProgramId;

/** Counts points by where they went. */
@Service
public class PointsFigures {

	private final JdbcClient database;

	PointsFigures(JdbcClient database) {
		this.database = database;
	}

	/** The points that moved from one instant until another. */
	@Transactional(readOnly = true)
	public PointsFlow between(ProgramId program, Instant from, Instant to) {
		return this.database.sql("""
				select
				coalesce(sum(points) filter (where from_account in ('ISSUED', 'OPENING')), 0) as earned,
				coalesce(sum(points) filter (where to_account = 'REDEEMED'), 0)
					- coalesce(sum(points) filter (where from_account = 'REDEEMED'), 0) as used,
				coalesce(sum(points) filter (where to_account = 'REVOKED'), 0)
					- coalesce(sum(points) filter (where from_account in ('REVOKED', 'UNCOLLECTED')
						and kind <> 'TRANSFER'), 0) as taken_back,
				coalesce(sum(points) filter (where to_account = 'EXPIRED'), 0) as expired,
				coalesce(sum(points) filter (where from_account = 'ADJUSTED'), 0)
					- coalesce(sum(points) filter (where to_account = 'ADJUSTED'), 0) as adjusted
				from ledger_entry
				where program_id = :program and occurred_at >= :from and occurred_at < :to
				""")
			.param("program", program.value())
			.param("from", Times.of(from))
			.param("to", Times.of(to))
			.query((row, number) -> new PointsFlow(row.getLong("earned"), row.getLong("used"),
					row.getLong("taken_back"), row.getLong("expired"), row.getLong("adjusted")))
			.single();
	}

}

package se.stamkund.ledger;

import java.time.Instant;
import java.util.ArrayList;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.ProgramId;

/** What a programme owes its members, in points, added up from each single entry. */
@Component
public class Liabilities {

	private final JdbcClient jdbc;

	private final UnbookedEntries unbooked;

	Liabilities(JdbcClient jdbc, UnbookedEntries unbooked) {
		this.jdbc = jdbc;
		this.unbooked = unbooked;
	}

	/**
	 * The liability at an instant that has passed, to the point: all that occurred until
	 * then, whenever it was or will be booked. Reads every entry until then.
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public Liability at(ProgramId program, Instant instant) {
		var liabilities = new ArrayList<Liability>();
		liabilities.add(booked(program, instant));
		this.unbooked.forEach(program, instant, (due) -> liabilities.add(Liability.of(due.entry())));
		return liabilities.stream().reduce(Liability.NOTHING, Liability::plus);
	}

	private Liability booked(ProgramId program, Instant instant) {
		return this.jdbc
			.sql("""
					select
						coalesce(sum(case 'MEMBER_ACTIVE' when to_account then points when from_account then -points end), 0)
							as active,
						coalesce(sum(case 'MEMBER_PENDING' when to_account then points when from_account then -points end), 0)
							as pending,
						coalesce(sum(case 'MEMBER_HELD' when to_account then points when from_account then -points end), 0)
							as held
					from ledger_entry
					where program_id = :program and occurred_at <= :instant
					""")
			.param("program", program.value())
			.param("instant", SqlColumns.utc(instant))
			.query((row, number) -> new Liability(row.getLong("active"), row.getLong("pending"), row.getLong("held")))
			.single();
	}

	/** Points that members have, by state. */
	public record Liability(long active, long pending, long held) {

		static final Liability NOTHING = new Liability(0, 0, 0);

		static Liability of(Entry entry) {
			return new Liability(change(entry, LedgerAccount.MEMBER_ACTIVE),
					change(entry, LedgerAccount.MEMBER_PENDING), change(entry, LedgerAccount.MEMBER_HELD));
		}

		private static long change(Entry entry, LedgerAccount account) {
			long in = (entry.to() == account) ? entry.points().value() : 0;
			return in - ((entry.from() == account) ? entry.points().value() : 0);
		}

		Liability plus(Liability other) {
			return new Liability(this.active + other.active, this.pending + other.pending, this.held + other.held);
		}

		public long total() {
			return this.active + this.pending + this.held;
		}

	}

}

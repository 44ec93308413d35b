package se.stamkund.ledger;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * What happened on a member's account from one instant to another, and what she had
 * before and after, also by entries that time has made and no job has booked yet.
 */
@Service
public class LedgerStatements {

	private final JdbcClient jdbc;

	private final LedgerEntryRepository entries;

	private final LedgerHistory history;

	LedgerStatements(JdbcClient jdbc, LedgerEntryRepository entries, LedgerHistory history) {
		this.jdbc = jdbc;
		this.entries = entries;
		this.history = history;
	}

	/**
	 * A part of it, the earliest entry first.
	 * @param start entries after this instant
	 * @param end entries until this instant, which is not in the future
	 * @param after the number of the entry that the part before ended with; 0 for the
	 * first part
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public Part part(ProgramId program, MemberId member, Instant start, Instant end, long after, int limit) {
		var unbooked = this.history.unbooked(program, member, end)
			.stream()
			.filter((entry) -> !entry.occurredAt().isAfter(end))
			.toList();
		var sums = stored(program, member, start, end, after);
		for (var entry : unbooked) {
			int bucket = !entry.occurredAt().isAfter(start) ? 0 : (entry.number() <= after) ? 1 : 2;
			sums[bucket] = sums[bucket].after(entry);
		}
		var stored = this.entries.findBetween(program, member, start, end, after, Limit.of(limit))
			.stream()
			.map(LedgerEntry::view);
		var due = unbooked.stream().filter((entry) -> entry.occurredAt().isAfter(start) && entry.number() > after);
		return new Part(sums[0], sums[0].plus(sums[1]), sums[0].plus(sums[1]).plus(sums[2]),
				Stream.concat(stored, due).limit(limit).toList());
	}

	/** What entries did before the start, from there to the part, and from there on. */
	private Holdings[] stored(ProgramId program, MemberId member, Instant start, Instant end, long after) {
		var sums = new Holdings[3];
		Arrays.fill(sums, Holdings.NOTHING);
		this.jdbc.sql("""
				select case when occurred_at <= :start then 0 when number <= :after then 1 else 2 end as bucket,
					sum(case 'MEMBER_ACTIVE' when to_account then points when from_account then -points else 0 end)
						as active,
					sum(case 'MEMBER_PENDING' when to_account then points when from_account then -points else 0 end)
						as pending,
					sum(case 'MEMBER_HELD' when to_account then points when from_account then -points else 0 end)
						as held,
					sum(case 'MEMBER_DEBT' when from_account then points when to_account then -points else 0 end)
						as debt
				from ledger_entry
				where program_id = :program and member_id = :member and occurred_at <= :end
				group by 1
				""")
			.param("program", program.value())
			.param("member", member.value())
			.param("start", SqlColumns.utc(start))
			.param("end", SqlColumns.utc(end))
			.param("after", after)
			.query((row) -> {
				sums[row.getInt("bucket")] = new Holdings(row.getLong("active"), row.getLong("pending"),
						row.getLong("held"), row.getLong("debt"));
			});
		return sums;
	}

	/**
	 * A part of a statement.
	 *
	 * @param opening before the first entry of the whole
	 * @param before before the first entry of this part
	 * @param closing after the last entry of the whole
	 */
	public record Part(Holdings opening, Holdings before, Holdings closing, List<Entry> entries) {
	}

}

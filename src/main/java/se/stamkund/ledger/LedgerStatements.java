package se.stamkund.ledger;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
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
	 * @param start the midnight when the first day begins: what expires at it is before
	 * @param end the midnight when the last day ends: what expires at it belongs to it,
	 * what else happens then does not; null if that is yet to come
	 * @param now when entries end that are not in the future
	 * @param after the number of the entry that the part before ended with; 0 for the
	 * first part
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public Part part(ProgramId program, MemberId member, Instant start, @Nullable Instant end, Instant now, long after,
			int limit) {
		// what is later than now cannot be, so any instant after it will do
		var until = (end != null) ? end : now.plusSeconds(1);
		var unbooked = this.history.unbooked(program, member, (end != null) ? end : now)
			.stream()
			.filter((entry) -> isBefore(entry, until))
			.toList();
		var sums = stored(program, member, start, until, after);
		for (var entry : unbooked) {
			int bucket = isBefore(entry, start) ? 0 : (entry.number() <= after) ? 1 : 2;
			sums[bucket] = sums[bucket].after(entry);
		}
		var stored = this.entries.findBetween(program, member, start, until, after, Limit.of(limit))
			.stream()
			.map(LedgerEntry::view);
		var due = unbooked.stream().filter((entry) -> !isBefore(entry, start) && entry.number() > after);
		return new Part(sums[0], sums[0].plus(sums[1]), sums[0].plus(sums[1]).plus(sums[2]),
				Stream.concat(stored, due).limit(limit).toList());
	}

	private static boolean isBefore(Entry entry, Instant midnight) {
		return entry.occurredAt().isBefore(midnight)
				|| entry.kind() == EntryKind.EXPIRY && entry.occurredAt().equals(midnight);
	}

	/** What entries did before the start, from there to the part, and from there on. */
	private Holdings[] stored(ProgramId program, MemberId member, Instant start, Instant end, long after) {
		var sums = new Holdings[3];
		Arrays.fill(sums, Holdings.NOTHING);
		this.jdbc
			.sql("""
					select case when occurred_at < :start or occurred_at = :start and kind = 'EXPIRY' then 0 when number <= :after then 1 else 2 end as bucket,
						sum(case 'MEMBER_ACTIVE' when to_account then points when from_account then -points else 0 end)
							as active,
						sum(case 'MEMBER_PENDING' when to_account then points when from_account then -points else 0 end)
							as pending,
						sum(case 'MEMBER_HELD' when to_account then points when from_account then -points else 0 end)
							as held,
						sum(case 'MEMBER_DEBT' when from_account then points when to_account then -points else 0 end)
							as debt
					from ledger_entry
					where program_id = :program and member_id = :member
						and (occurred_at < :end or occurred_at = :end and kind = 'EXPIRY')
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

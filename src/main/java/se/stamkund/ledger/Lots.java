package se.stamkund.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** Reads which points members have, and when they expire. */
@Service
public class Lots {

	private final Projection projection;

	private final JdbcClient jdbc;

	Lots(Projection projection, JdbcClient jdbc) {
		this.projection = projection;
		this.jdbc = jdbc;
	}

	/** The member's lots that have points left, in the order they would be spent. */
	public List<LotView> open(ProgramId program, MemberId member, Instant now) {
		return this.projection.at(program, List.of(member), now)
			.stream()
			.flatMap((account) -> account.lots.values()
				.stream()
				.sorted(account.spendOrder())
				.map((lot) -> LotView.of(lot, account.idleAt)))
			.filter((lot) -> !lot.remaining().isZero())
			.toList();
	}

	/** For each member whose points expire some time: when the next do, and how many. */
	public Map<MemberId, Expiring> nextExpiry(ProgramId program, Collection<MemberId> members, Instant now) {
		Map<MemberId, Expiring> next = new HashMap<>();
		this.projection.at(program, members, now).forEach((account) -> {
			var first = account.spendable()
				.stream()
				.map((lot) -> lot.expiry(account.idleAt))
				.filter(Objects::nonNull)
				.min(Comparator.naturalOrder());
			first.ifPresent((at) -> next.put(account.member,
					new Expiring(account.member, at,
							Points.of(account.lots.values()
								.stream()
								.filter((lot) -> at.equals(lot.expiry(account.idleAt)))
								.mapToLong((lot) -> lot.active)
								.sum()))));
		});
		return next;
	}

	/**
	 * The active points that expire from {@code from} and before {@code until} if nothing
	 * happens before, by instant and member.
	 */
	public List<Expiring> expiring(ProgramId program, Instant from, Instant until) {
		return this.jdbc.sql("""
				select member_id, at, sum(active) as points
				from (
					select l.member_id, l.expires_at as at, l.active
					from lot l
					where l.program_id = :program and l.open and l.active > 0
						and l.expires_at >= :from and l.expires_at < :until
					union all
					select l.member_id, a.idle_at, l.active
					from points_account a
					join lot l on l.program_id = a.program_id and l.member_id = a.member_id
					where a.program_id = :program and a.idle_at >= :from and a.idle_at < :until
						and l.open and l.active > 0 and l.idle) e
				group by member_id, at
				order by at, member_id
				""")
			.param("program", program.value())
			.param("from", SqlColumns.utc(from))
			.param("until", SqlColumns.utc(until))
			.query((row, number) -> new Expiring(new MemberId(SqlColumns.uuid(row, "member_id")),
					SqlColumns.requiredInstant(row, "at"), Points.of(row.getLong("points"))))
			.list();
	}

	/** Points of a member that expire at an instant. */
	public record Expiring(MemberId member, Instant at, Points points) {
	}

}

package se.stamkund.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
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

	/**
	 * When active points expire next after an instant, as far as it is written down; for
	 * nobody in particular.
	 */
	public Optional<Instant> nextExpiryAfter(ProgramId program, Instant after) {
		return this.jdbc.sql("""
				select least(
					(select l.expires_at from lot l
					where l.program_id = :program and l.open and l.expires_at > :after
					order by l.expires_at limit 1),
					(select a.idle_at from points_account a
					where a.program_id = :program and a.idle_at > :after
					order by a.idle_at limit 1)) as at
				""")
			.param("program", program.value())
			.param("after", SqlColumns.utc(after))
			.query((row, number) -> Optional.ofNullable(SqlColumns.instant(row, "at")))
			.single();
	}

	/** Members with active points that may expire in one of the windows, by their ids. */
	public List<MemberId> expiringMembers(ProgramId program, List<Window> windows, @Nullable MemberId after,
			int limit) {
		return this.jdbc.sql("""
				select member_id from (
					select l.member_id
					from unnest(:from, :until) w (after, until)
					join lot l on l.program_id = :program and l.open and l.active > 0
						and l.expires_at > w.after and l.expires_at <= w.until
					union
					select a.member_id
					from unnest(:from, :until) w (after, until)
					join points_account a on a.program_id = :program and a.active > 0
						and a.idle_at > w.after and a.idle_at <= w.until) e
				where cast(:last as uuid) is null or member_id > :last
				order by member_id
				limit :limit
				""")
			.param("program", program.value())
			.param("from", SqlColumns.instants(windows.stream().map(Window::after).toList()))
			.param("until", SqlColumns.instants(windows.stream().map(Window::until).toList()))
			.param("last", (after != null) ? after.value() : null)
			.param("limit", limit)
			.query((row, number) -> new MemberId(SqlColumns.uuid(row, "member_id")))
			.list();
	}

	/** What of the members' active points expires in the windows, by member and time. */
	public List<Expiring> expiring(ProgramId program, Collection<MemberId> members, List<Window> windows, Instant now) {
		return this.projection.at(program, members, now).stream().flatMap((account) -> {
			Map<Instant, Long> points = new TreeMap<>();
			account.spendable().forEach((lot) -> {
				var at = lot.expiry(account.idleAt);
				if (at != null && windows.stream().anyMatch((window) -> window.has(at))) {
					points.merge(at, lot.active, Long::sum);
				}
			});
			return points.entrySet()
				.stream()
				.map((entry) -> new Expiring(account.member, entry.getKey(), Points.of(entry.getValue())));
		}).toList();
	}

	/**
	 * A span of time.
	 *
	 * @param days what it stands for
	 * @param after does not belong to it, {@code until} does
	 */
	public record Window(int days, Instant after, Instant until) {

		public boolean has(Instant at) {
			return at.isAfter(this.after) && !at.isAfter(this.until);
		}

	}

	/** Points of a member that expire at an instant. */
	public record Expiring(MemberId member, Instant at, Points points) {
	}

}

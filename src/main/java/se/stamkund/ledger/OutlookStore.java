package se.stamkund.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.ledger.ExpiryOutlook.Changed;
import se.stamkund.ledger.ExpiryOutlook.Numbered;
import se.stamkund.ledger.ExpiryOutlook.Period;
import se.stamkund.ledger.ExpiryOutlook.Total;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Adds up when points of settled accounts expire. */
@Repository
class OutlookStore {

	/** Lots of accounts on which nothing is due, and that follow every change. */
	private static final String LOTS = """
			with latest as (
				select coalesce(max(c.number), 0) as number from expiry_change c where c.program_id = :program
			), lots as (
				select l.member_id, l.id, l.idle, case when l.idle then a.idle_at else l.expires_at end as at,
					l.pending + l.active + l.held as points, l.part, l.active_from, a.idle_at
				from points_account a
				cross join latest
				join lot l on l.program_id = a.program_id and l.member_id = a.member_id
				where a.program_id = :program and (a.next_due_at is null or a.next_due_at > :now)
					and a.expiry_change = latest.number and l.open and l.pending + l.active + l.held > 0
			)
			""";

	/** The same with what a change would make of them. */
	private static final String CHANGED = LOTS + """
			, clocks as (
				select o.*, o.existing and o.active_from is not null and coalesce(o.at > :now, true)
						and not o.part = any (:own) as follows,
					case when cast(:idleAt as timestamptz) is not null and coalesce(o.idle_at > :now, true)
						then cast(:idleAt as timestamptz) else o.idle_at end as new_idle_at
				from (select l.*, cast(:existing as boolean) as existing from lots l) o
			), changed as (
				select c.member_id, c.points, c.at,
					case when c.follows then cast(:becomesIdle as boolean) else c.idle end as new_idle,
					case when not c.follows then case when c.idle then c.new_idle_at else c.at end
						when cast(:becomesIdle as boolean) then c.new_idle_at
						when c.active_from > :now then (
							select f.expires_at from unnest(:from, :to) f (active_from, expires_at)
							where f.active_from = c.active_from)
						else cast(:expiresAt as timestamptz) end as new_at
				from clocks c
			)
			""";

	private static final String BY_PERIOD = """
			select case when %1$s is null then -1
					else greatest(width_bucket(%1$s - interval '1 microsecond', :bounds) - 1, 0) end as number,
				sum(points) as points, coalesce(sum(points) filter (where %2$s), 0) as idle,
				count(distinct member_id) as members
			from %3$s
			group by 1
			""";

	private final JdbcClient jdbc;

	OutlookStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Numbered> periods(ProgramId program, Instant now, List<Instant> bounds) {
		return this.jdbc.sql(LOTS + BY_PERIOD.formatted("at", "idle", "lots"))
			.param("program", program.value())
			.param("now", SqlColumns.utc(now))
			.param("bounds", SqlColumns.instants(bounds))
			.query((row, number) -> numbered(row.getInt("number"), row.getLong("points"), row.getLong("idle"),
					row.getLong("members")))
			.list();
	}

	/** Tells what expires when after a change, and answers how much the change hits. */
	Total periodsAfter(ProgramId program, ExpiryChange change, Redating.Dates dates, List<Instant> bounds,
			Consumer<Numbered> periods) {
		var parameters = parameters(program, change, dates);
		this.jdbc.sql(CHANGED + BY_PERIOD.formatted("new_at", "new_idle", "changed"))
			.params(parameters)
			.param("bounds", SqlColumns.instants(bounds))
			.query((row, number) -> numbered(row.getInt("number"), row.getLong("points"), row.getLong("idle"),
					row.getLong("members")))
			.list()
			.forEach(periods);
		return this.jdbc.sql(CHANGED + """
				select count(distinct member_id) as members, coalesce(sum(points), 0) as points,
					coalesce(sum(points) filter (where new_at is not null and coalesce(new_at < at, true)), 0) as sooner
				from changed where at is distinct from new_at
				""")
			.params(parameters)
			.query((row, number) -> new Total(row.getLong("members"), row.getLong("points"), row.getLong("sooner")))
			.single();
	}

	List<Changed> mostChanged(ProgramId program, ExpiryChange change, Redating.Dates dates, int limit) {
		return this.jdbc.sql(CHANGED + """
				select member_id, sum(points) as points, min(new_at) as first
				from changed where at is distinct from new_at
				group by member_id
				order by 2 desc, 1
				limit :limit
				""")
			.params(parameters(program, change, dates))
			.param("limit", limit)
			.query((row, number) -> new Changed(new MemberId(SqlColumns.uuid(row, "member_id")), row.getLong("points"),
					SqlColumns.instant(row, "first")))
			.list();
	}

	/** Members whose accounts must be worked out, by their ids from after one. */
	List<MemberId> unsettled(ProgramId program, Instant now, @Nullable MemberId after, int limit) {
		return this.jdbc.sql("""
				select member_id from points_account
				where program_id = :program and (next_due_at <= :now or expiry_change <> coalesce((
						select max(c.number) from expiry_change c where c.program_id = :program), 0))
					and (cast(:after as uuid) is null or member_id > :after)
				order by member_id
				limit :limit
				""")
			.param("program", program.value())
			.param("now", SqlColumns.utc(now))
			.param("after", (after != null) ? after.value() : null)
			.param("limit", limit)
			.query((row, number) -> new MemberId(SqlColumns.uuid(row, "member_id")))
			.list();
	}

	private Map<String, @Nullable Object> parameters(ProgramId program, ExpiryChange change, Redating.Dates dates) {
		var plain = dates.expiry("", change.at());
		var later = this.jdbc
			.sql("select distinct active_from from lot where program_id = ? and open and active_from > ?")
			.params(program.value(), SqlColumns.utc(change.at()))
			.query((row, number) -> SqlColumns.requiredInstant(row, "active_from"))
			.list();
		var expires = new ArrayList<@Nullable Instant>();
		later.forEach((from) -> expires.add((dates.expiry("", from) instanceof Expiry.At at) ? at.instant() : null));
		var own = this.jdbc.sql("select distinct part from lot where program_id = ? and open and part <> ''")
			.param(program.value())
			.query(String.class)
			.list()
			.stream()
			.filter((part) -> dates.expiry(part, change.at()) == null)
			.toList();
		var parameters = new HashMap<String, @Nullable Object>();
		parameters.put("program", program.value());
		parameters.put("now", SqlColumns.utc(change.at()));
		parameters.put("existing", change.existing());
		parameters.put("becomesIdle", plain instanceof Expiry.WhenIdle);
		parameters.put("expiresAt", (plain instanceof Expiry.At at) ? SqlColumns.utc(at.instant()) : null);
		var idleAt = dates.idleAt(change.at());
		parameters.put("idleAt", (idleAt != null) ? SqlColumns.utc(idleAt) : null);
		parameters.put("from", SqlColumns.instants(later));
		parameters.put("to", SqlColumns.instants(expires));
		parameters.put("own", SqlColumns.texts(own));
		return parameters;
	}

	private static Numbered numbered(int number, long points, long idle, long members) {
		return new Numbered(number, new Period(points, idle, members));
	}

}

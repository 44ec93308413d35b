package se.stamkund.tier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.Programs;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Tells what a ladder would do to everybody before it is saved. */
@Service
public class LadderPreview {

	private static final int BATCH = 5_000;

	private final Ladders ladders;

	private final DossierStore store;

	private final Programs programs;

	private final ProgramClock clock;

	private final JdbcClient database;

	LadderPreview(Ladders ladders, DossierStore store, Programs programs, ProgramClock clock, JdbcClient database) {
		this.ladders = ladders;
		this.store = store;
		this.programs = programs;
		this.clock = clock;
		this.database = database;
	}

	/**
	 * Counts every member on it as she would stand now.
	 * @throws se.stamkund.shared.BusinessRuleException if it can't be climbed
	 */
	@Transactional(readOnly = true)
	public Impact of(ProgramId program, Ladder ladder) {
		LadderRules.check(ladder);
		var current = this.ladders.of(program).map(LadderView::ladder);
		var tally = new Tally(current.orElse(null), ladder);
		var zone = this.programs.get(program).zone();
		var now = this.clock.now(program);
		UUID after = null;
		while (true) {
			var members = buyers(program, after);
			for (var dossier : this.store.read(program, members).values()) {
				tally.count(current.map((was) -> was.tier(dossier.course(was, zone).at(now).level())).orElse(null),
						ladder.tier(dossier.course(ladder, zone).at(now).level()));
			}
			if (members.size() < BATCH) {
				break;
			}
			after = members.getLast().value();
		}
		tally.countBuyless(members(program) - tally.counted);
		return tally.impact();
	}

	/** How many members stand on each tier of the ladder in force, as last booked. */
	@Transactional(readOnly = true)
	public Map<UUID, Long> counts(ProgramId program) {
		var counts = new LinkedHashMap<UUID, Long>();
		var current = this.ladders.of(program).map(LadderView::ladder);
		if (current.isEmpty()) {
			return counts;
		}
		current.get().tiers().forEach((tier) -> counts.put(tier.id(), 0L));
		long[] booked = new long[1];
		this.database.sql("""
				select t.tier_id, count(*) as members
				from tier_member t
				join member m on m.id = t.member_id and m.program_id = t.program_id and m.status = 'ACTIVE'
				where t.program_id = ? and t.ladder > 0
				group by t.tier_id
				""").param(program.value()).query((row) -> {
			counts.computeIfPresent(row.getObject("tier_id", UUID.class), (tier, zero) -> count(row));
			booked[0] += row.getLong("members");
		});
		var lowest = current.get().lowest();
		if (lowest != null) {
			counts.merge(lowest.id(), Math.max(0, members(program) - booked[0]), Long::sum);
		}
		return counts;
	}

	private static long count(java.sql.ResultSet row) {
		try {
			return row.getLong("members");
		}
		catch (java.sql.SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private long members(ProgramId program) {
		return this.database.sql("select count(*) from member where program_id = ? and status = 'ACTIVE'")
			.param(program.value())
			.query(Long.class)
			.single();
	}

	private List<MemberId> buyers(ProgramId program, @Nullable UUID after) {
		return this.database
			.sql("""
					select m.id from member m
					where m.program_id = :program and m.status = 'ACTIVE' and (cast(:after as uuid) is null or m.id > :after)
						and (exists (select from tier_member t where t.program_id = m.program_id and t.member_id = m.id)
						or exists (select from purchase_order o where o.program_id = m.program_id and o.member_id = m.id))
					order by m.id
					limit :limit
					""")
			.param("program", program.value())
			.param("after", after)
			.param("limit", BATCH)
			.query((row, number) -> new MemberId(row.getObject("id", UUID.class)))
			.list();
	}

	/**
	 * What a ladder would do.
	 *
	 * @param up members who would rise
	 * @param same members who would stay
	 * @param steps each tier of it with those on it, now and then
	 */
	public record Impact(long up, long down, long same, List<Step> steps) {

		public long members() {
			return this.up + this.down + this.same;
		}

	}

	/**
	 * A tier, or none at all.
	 *
	 * @param before how many have it now
	 * @param after how many would have it
	 */
	public record Step(@Nullable Tier tier, long before, long after) {
	}

	private static final class Tally {

		private final @Nullable Ladder was;

		private final Ladder becomes;

		private final long[] before;

		private final long[] after;

		private long up;

		private long down;

		private long same;

		private long counted;

		private Tally(@Nullable Ladder was, Ladder becomes) {
			this.was = was;
			this.becomes = becomes;
			this.before = new long[becomes.tiers().size() + 1];
			this.after = new long[becomes.tiers().size() + 1];
		}

		private void count(@Nullable Tier from, @Nullable Tier to) {
			add(from, to, 1);
			this.counted++;
		}

		/** Who has bought nothing stands where everybody begins. */
		private void countBuyless(long members) {
			add((this.was != null) ? this.was.lowest() : null, this.becomes.lowest(), Math.max(0, members));
		}

		private void add(@Nullable Tier from, @Nullable Tier to, long members) {
			int level = this.becomes.levelOf((from != null) ? from.id() : null);
			int next = this.becomes.levelOf((to != null) ? to.id() : null);
			this.before[level + 1] += members;
			this.after[next + 1] += members;
			int rank = (level != Ladder.NO_LEVEL || from == null || this.was == null) ? level
					: this.was.levelOf(from.id());
			if (next > rank && !(this.was == null && to != null && to.equals(this.becomes.lowest()))) {
				this.up += members;
			}
			else if (next < rank) {
				this.down += members;
			}
			else {
				this.same += members;
			}
		}

		private Impact impact() {
			var steps = new java.util.ArrayList<Step>();
			for (int level = this.becomes.tiers().size() - 1; level >= 0; level--) {
				steps.add(new Step(this.becomes.tiers().get(level), this.before[level + 1], this.after[level + 1]));
			}
			if (this.before[0] + this.after[0] > 0) {
				steps.add(new Step(null, this.before[0], this.after[0]));
			}
			return new Impact(this.up, this.down, this.same, steps);
		}

	}

}

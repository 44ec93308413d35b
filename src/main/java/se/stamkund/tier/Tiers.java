package se.stamkund.tier;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.program.Programs;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Where members stand, told from their facts and so right at every instant. */
@Service
public class Tiers {

	private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

	private static final UUID LAST_ID = new UUID(-1, -1);

	private final Ladders ladders;

	private final Dossiers dossiers;

	private final TierPlacements placements;

	private final Programs programs;

	private final ProgramClock clock;

	private final JdbcClient database;

	Tiers(Ladders ladders, Dossiers dossiers, TierPlacements placements, Programs programs, ProgramClock clock,
			JdbcClient database) {
		this.ladders = ladders;
		this.dossiers = dossiers;
		this.placements = placements;
		this.programs = programs;
		this.clock = clock;
		this.database = database;
	}

	/** Where a member stands now; empty if the programme has no ladder. */
	@Transactional(readOnly = true)
	public Optional<MemberTier> of(ProgramId program, MemberId member) {
		return this.ladders.of(program).map(LadderView::ladder).map((ladder) -> {
			var now = this.clock.now(program);
			var zone = this.programs.get(program).zone();
			var dossier = this.dossiers.read(program, List.of(member)).get(member);
			var course = (dossier != null) ? dossier.course(ladder, zone)
					: new Dossier(member, now, 0, new Dossier.Booked(null, null, null, 0), Map.of(), List.of())
						.course(ladder, zone);
			var standing = course.at(now);
			var facts = course.facts();
			return new MemberTier(ladder, ladder.tier(standing.level()), standing.since(), standing.cause(),
					facts.sum(facts.before(course.periods().windowStart(now)), facts.until(now)),
					Outlook.of(course, now), this.placements.current(program, member).orElse(null));
		});
	}

	/** The tiers that members have now; who has none is left out. One statement. */
	@Transactional(readOnly = true)
	public Map<MemberId, Tier> of(ProgramId program, Collection<MemberId> members) {
		var tiers = new HashMap<MemberId, Tier>();
		var ladder = this.ladders.of(program).map(LadderView::ladder);
		if (ladder.isPresent() && !members.isEmpty()) {
			var now = this.clock.now(program);
			var zone = this.programs.get(program).zone();
			this.dossiers.read(program, members).forEach((member, dossier) -> {
				var tier = ladder.get().tier(dossier.course(ladder.get(), zone).at(now).level());
				if (tier != null) {
					tiers.put(member, tier);
				}
			});
		}
		return tiers;
	}

	/** How a member has moved, the latest first, as booked. */
	@Transactional(readOnly = true)
	public CursorPage<TierChangeView> history(ProgramId program, MemberId member, PageQuery page) {
		var after = page.after();
		var rows = this.database
			.sql("""
					select c.id, c.from_sv, c.from_en, c.to_sv, c.to_en, c.up, c.cause, c.reference, c.points, c.money, c.orders,
						c.occurred_at, p.reason
					from tier_change c
					left join tier_placement p on p.id = c.placement_id and p.program_id = c.program_id
					where c.program_id = :program and c.member_id = :member and (c.occurred_at, c.id) < (:at, :id)
					order by c.occurred_at desc, c.id desc
					limit :limit
					""")
			.param("program", program.value())
			.param("member", member.value())
			.param("at", OffsetDateTime.ofInstant((after != null) ? after.instant(0) : END_OF_TIME, ZoneOffset.UTC))
			.param("id", (after != null) ? after.uuid(1) : LAST_ID)
			.param("limit", page.fetchSize())
			.query((row, number) -> new TierChangeView(row.getObject("id", UUID.class),
					text(row.getString("from_sv"), row.getString("from_en")),
					text(row.getString("to_sv"), row.getString("to_en")), row.getBoolean("up"),
					Cause.valueOf(row.getString("cause")), row.getString("reference"),
					new Sums(row.getLong("points"), row.getLong("money"), row.getLong("orders")),
					row.getString("reason"), row.getObject("occurred_at", OffsetDateTime.class).toInstant()))
			.list();
		return CursorPage.of(rows, page, (row) -> Cursor.of(row.at(), row.id()));
	}

	private static @Nullable Text text(@Nullable String sv, @Nullable String en) {
		return (sv != null && en != null) ? new Text(sv, en) : null;
	}

}

package se.stamkund.tier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.program.AuditLog;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Placing members by hand, up or down, and letting go of them again. */
@Service
public class TierPlacements {

	private final Ladders ladders;

	private final Dossiers dossiers;

	private final DossierStore store;

	private final Bookings bookings;

	private final MemberDirectory members;

	private final Programs programs;

	private final ProgramClock clock;

	private final AuditLog audit;

	private final JdbcClient database;

	TierPlacements(Ladders ladders, Dossiers dossiers, DossierStore store, Bookings bookings, MemberDirectory members,
			Programs programs, ProgramClock clock, AuditLog audit, JdbcClient database) {
		this.ladders = ladders;
		this.dossiers = dossiers;
		this.store = store;
		this.bookings = bookings;
		this.members = members;
		this.programs = programs;
		this.clock = clock;
		this.audit = audit;
		this.database = database;
	}

	/**
	 * Places a member on a tier until the end of a day, or until somebody ends it. Above
	 * what she has earned she may still rise by buying; below it she stays, whatever she
	 * buys.
	 * @param tier its code or its id
	 * @throws BusinessRuleException {@code tier_unknown}, {@code tier_reason_missing} or
	 * {@code tier_until_past}
	 * @throws NotFoundException if there is no such member
	 */
	@Transactional
	public void place(ProgramId program, MemberId asked, String tier, String reason, @Nullable LocalDate lastDay,
			Actor actor) {
		var ladder = this.ladders.of(program).orElseThrow(TierPlacements::noLadder);
		var target = ladder.ladder()
			.tiers()
			.stream()
			.filter((each) -> each.code().equals(tier) || each.id().toString().equals(tier))
			.findFirst()
			.orElseThrow(() -> new BusinessRuleException("tier_unknown", "There is no tier " + tier, tier));
		if (reason.isBlank() || reason.length() > 200) {
			throw new BusinessRuleException("tier_reason_missing", "Say why, in 200 characters at most");
		}
		var zone = this.programs.get(program).zone();
		var now = this.clock.now(program);
		var until = (lastDay != null) ? lastDay.plusDays(1).atStartOfDay(zone).toInstant() : null;
		if (until != null && !until.isAfter(now)) {
			throw new BusinessRuleException("tier_until_past", "The last day has passed");
		}
		var member = this.members.resolve(program, new MemberKey.ById(asked));
		var dossier = locked(program, member);
		int earned = dossier.course(ladder.ladder(), zone).at(now).earned().level();
		boolean atLeast = ladder.ladder().levelOf(target.id()) >= earned;
		end(program, member, now, actor);
		var id = Ids.next();
		insert(program, new Row(id, member, target.id(), atLeast, reason.strip(), now, until), actor);
		this.audit.record(program, actor, "tier.placed", member.toString(), null, new Placed(target.code(), lastDay));
		book(program, ladder, member, now, Occasion.placed(member, id), actor);
	}

	/**
	 * Lets go of a member: she stands where she has earned to. Does nothing if she was
	 * not placed.
	 */
	@Transactional
	public void release(ProgramId program, MemberId asked, Actor actor) {
		var ladder = this.ladders.of(program).orElseThrow(TierPlacements::noLadder);
		var member = this.members.resolve(program, new MemberKey.ById(asked));
		var now = this.clock.now(program);
		locked(program, member);
		var ended = end(program, member, now, actor);
		if (ended.isPresent()) {
			this.audit.record(program, actor, "tier.placement_ended", member.toString(), null, null);
			book(program, ladder, member, now, Occasion.placementsEnded(Map.of(member, ended.get())), actor);
		}
	}

	/** The placement that holds a member now. */
	@Transactional(readOnly = true)
	public Optional<PlacementView> current(ProgramId program, MemberId member) {
		return this.database.sql("""
				select id, tier_id, at_least, reason, placed_at, until from tier_placement
				where program_id = :program and member_id = :member and placed_at <= :now
					and (until is null or until > :now)
				order by placed_at desc
				limit 1
				""")
			.param("program", program.value())
			.param("member", member.value())
			.param("now", utc(this.clock.now(program)))
			.query((row, number) -> {
				var until = row.getObject("until", OffsetDateTime.class);
				return new PlacementView(row.getObject("id", UUID.class), row.getObject("tier_id", UUID.class),
						row.getBoolean("at_least"), row.getString("reason"),
						row.getObject("placed_at", OffsetDateTime.class).toInstant(),
						(until != null) ? until.toInstant() : null);
			})
			.optional();
	}

	private Dossier locked(ProgramId program, MemberId member) {
		this.store.recount(program, List.of(member));
		this.dossiers.forget(program, List.of(member));
		var dossier = this.dossiers.read(program, List.of(member)).get(member);
		if (dossier == null) {
			throw new NotFoundException("member", "There is no such member");
		}
		return dossier;
	}

	private void book(ProgramId program, LadderView ladder, MemberId member, Instant now, Occasion occasion,
			Actor actor) {
		this.dossiers.forget(program, List.of(member));
		this.bookings.book(program, ladder, this.dossiers.read(program, List.of(member)).values(), now, occasion,
				actor);
		this.dossiers.forget(program, List.of(member));
	}

	private Optional<UUID> end(ProgramId program, MemberId member, Instant now, Actor actor) {
		return this.database.sql("""
				update tier_placement set until = greatest(:now, placed_at), ended_by = :actor
				where program_id = :program and member_id = :member and (until is null or until > :now)
				returning id
				""")
			.param("now", utc(now))
			.param("actor", actor.toString())
			.param("program", program.value())
			.param("member", member.value())
			.query((row, number) -> row.getObject("id", UUID.class))
			.list()
			.stream()
			.findFirst();
	}

	private void insert(ProgramId program, Row row, Actor actor) {
		this.database
			.sql("""
					insert into tier_placement (id, program_id, member_id, tier_id, at_least, reason, placed_at, placed_by, until)
					values (:id, :program, :member, :tier, :atLeast, :reason, :now, :actor, :until)
					""")
			.param("id", row.id())
			.param("program", program.value())
			.param("member", row.member().value())
			.param("tier", row.tier())
			.param("atLeast", row.atLeast())
			.param("reason", row.reason())
			.param("now", utc(row.at()))
			.param("actor", actor.toString())
			.param("until", (row.until() != null) ? utc(row.until()) : null)
			.update();
	}

	private static OffsetDateTime utc(Instant instant) {
		return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
	}

	private static BusinessRuleException noLadder() {
		return new BusinessRuleException("tiers_missing", "The programme has no tiers yet; PUT /tiers first");
	}

	private record Row(UUID id, MemberId member, UUID tier, boolean atLeast, String reason, Instant at,
			@Nullable Instant until) {
	}

	private record Placed(String tier, @Nullable LocalDate until) {
	}

}

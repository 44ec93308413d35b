package se.stamkund.tier;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.member.MembersMerged;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberDataOwner;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.MemberMerge;
import se.stamkund.shared.ProgramId;
import se.stamkund.shared.WhenMerged;

/** Answers for what tiers say about a member. */
@Component
class TierMemberData implements MemberDataOwner {

	private final Tiers tiers;

	private final Ladders ladders;

	private final Dossiers dossiers;

	private final DossierStore store;

	private final Bookings bookings;

	private final JdbcClient database;

	private final ProgramClock clock;

	TierMemberData(Tiers tiers, Ladders ladders, Dossiers dossiers, DossierStore store, Bookings bookings,
			JdbcClient database, ProgramClock clock) {
		this.clock = clock;
		this.tiers = tiers;
		this.ladders = ladders;
		this.dossiers = dossiers;
		this.store = store;
		this.bookings = bookings;
		this.database = database;
	}

	@Override
	public Map<String, WhenMerged> whenMerged() {
		return Map.of("tier_fact", WhenMerged.OWN_WAY, "tier_member", WhenMerged.OWN_WAY, "tier_placement",
				WhenMerged.MOVES, "tier_change", WhenMerged.MOVES, "tier_birthday", WhenMerged.OWN_WAY);
	}

	@Override
	public String part() {
		return "tiers";
	}

	@Override
	public @Nullable Object copy(ProgramId program, MemberId member) {
		var changes = this.tiers.history(program, member, PageQuery.first(PageQuery.MAX_LIMIT))
			.data()
			.stream()
			.map((change) -> new ChangeCopy(change.at(), (change.to() != null) ? change.to().sv() : null,
					change.cause(), change.reason()))
			.toList();
		var tier = this.tiers.of(program, List.of(member)).get(member);
		return (changes.isEmpty() && tier == null) ? null
				: new TierCopy((tier != null) ? tier.name().sv() : null, changes);
	}

	/** Where she stood remains for the figures; what staff wrote about her goes. */
	@Override
	public void erase(ProgramId program, MemberId member) {
		this.database.sql("update tier_placement set reason = '–' where program_id = ? and member_id = ?")
			.params(program.value(), member.value())
			.update();
		this.database.sql("update tier_member set next_move_at = null where program_id = ? and member_id = ?")
			.params(program.value(), member.value())
			.update();
	}

	/**
	 * What the two bought counts together; placements go with it. After the orders moved.
	 */
	@EventListener
	@Order
	@Transactional(propagation = Propagation.MANDATORY)
	void on(MembersMerged event) {
		var ladder = this.ladders.of(event.program());
		if (ladder.isEmpty()) {
			return;
		}
		for (var table : List.of("tier_fact", "tier_placement", "tier_change")) {
			this.database
				.sql("update " + table + " set member_id = :into where program_id = :program and member_id = :from")
				.param("into", event.into().value())
				.param("program", event.program().value())
				.param("from", event.from().value())
				.update();
		}
		this.database.sql("""
				update tier_birthday b set member_id = :into
				where b.program_id = :program and b.member_id = :from and not exists (
					select from tier_birthday o
					where o.program_id = b.program_id and o.member_id = :into and o.year = b.year)
				""")
			.param("into", event.into().value())
			.param("program", event.program().value())
			.param("from", event.from().value())
			.update();
		this.database.sql("delete from tier_member where program_id = ? and member_id = ?")
			.params(event.program().value(), event.from().value())
			.update();
		var one = List.of(event.into());
		this.store.recount(event.program(), one);
		this.dossiers.forget(event.program(), one);
		this.bookings.book(event.program(), ladder.get(), this.dossiers.read(event.program(), one).values(), event.at(),
				Occasion.MERGE, Actor.SYSTEM);
		this.dossiers.forget(event.program(), List.of(event.from(), event.into()));
	}

	/** Each stands where she stands by what she bought. After the orders moved back. */
	@Override
	public void unmerge(ProgramId program, MemberMerge merge, Actor actor) {
		var ladder = this.ladders.of(program);
		if (ladder.isEmpty()) {
			return;
		}
		this.database.sql("""
				update tier_fact set member_id = id
				where program_id = :program and id = :from and member_id = :into and source_id is not null
				""")
			.param("program", program.value())
			.param("from", merge.from().value())
			.param("into", merge.into().value())
			.update();
		var both = List.of(merge.from(), merge.into());
		this.store.recount(program, both);
		this.dossiers.forget(program, both);
		this.bookings.book(program, ladder.get(), this.dossiers.read(program, both).values(), this.clock.now(program),
				Occasion.MERGE, Actor.SYSTEM);
		this.dossiers.forget(program, both);
	}

	private record TierCopy(@Nullable String tier, List<ChangeCopy> changes) {
	}

	private record ChangeCopy(Instant at, @Nullable String tier, Cause cause, @Nullable String reason) {
	}

}

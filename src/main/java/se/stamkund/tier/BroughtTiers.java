package se.stamkund.tier;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Lets members keep what they had reached where they come from: the tier until the day it
 * was promised for, and all points they ever earned where the ladder counts those.
 */
@Service
public class BroughtTiers {

	private final Ladders ladders;

	private final Dossiers dossiers;

	private final DossierStore store;

	private final BroughtTierStore brought;

	private final Bookings bookings;

	private final Programs programs;

	private final ProgramClock clock;

	BroughtTiers(Ladders ladders, Dossiers dossiers, DossierStore store, BroughtTierStore brought, Bookings bookings,
			Programs programs, ProgramClock clock) {
		this.ladders = ladders;
		this.dossiers = dossiers;
		this.store = store;
		this.brought = brought;
		this.bookings = bookings;
		this.programs = programs;
		this.clock = clock;
	}

	/**
	 * The tier that is called so, by its code or its name in either language; empty if
	 * the programme has no tiers.
	 * @throws BusinessRuleException {@code tier_unknown} if it has others
	 */
	public Optional<UUID> named(ProgramId program, String name) {
		var named = find(program, name);
		if (named.isEmpty() && hasLadder(program)) {
			throw new BusinessRuleException("tier_unknown", "There is no tier " + name, name);
		}
		return named;
	}

	/** The same, empty as well if the programme has other tiers. */
	public Optional<UUID> find(ProgramId program, String name) {
		return this.ladders.of(program)
			.flatMap((ladder) -> ladder.ladder()
				.tiers()
				.stream()
				.filter((tier) -> name.equalsIgnoreCase(tier.code()) || name.equalsIgnoreCase(tier.name().sv())
						|| name.equalsIgnoreCase(tier.name().en()))
				.findFirst()
				.map(Tier::id));
	}

	/** Whether what is brought takes effect at once. */
	public boolean hasLadder(ProgramId program) {
		return this.ladders.of(program).isPresent();
	}

	/**
	 * Places members where they stood, unless they have earned more, staff has placed
	 * them, or the time is up. Does nothing if the programme has no tiers.
	 * @param source names what brings them, for {@link #takeBack}
	 * @param reason is shown in their history
	 * @return how many it moved
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public int bring(ProgramId program, UUID source, String reason, List<BroughtTier> told, Actor actor) {
		var ladder = this.ladders.of(program);
		if (ladder.isEmpty() || told.isEmpty()) {
			return 0;
		}
		var members = told.stream().map(BroughtTier::member).distinct().toList();
		var now = this.clock.now(program);
		this.store.recount(program, members);
		this.brought.putLifetime(program, source, told, now);
		this.dossiers.forget(program, members);
		var placements = placements(program, ladder.get(), told, now);
		this.brought.place(program, source, reason, placements, now, actor);
		return book(program, ladder.get(), members, now, Occasion.movedIn(placements.stream()
			.collect(Collectors.toMap(BroughtTierStore.Placed::member, BroughtTierStore.Placed::id))), actor);
	}

	/** Ends what a source brought these members, as if it never had. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void takeBack(ProgramId program, UUID source, Collection<MemberId> members, Actor actor) {
		var ladder = this.ladders.of(program);
		if (ladder.isEmpty() || members.isEmpty()) {
			return;
		}
		var now = this.clock.now(program);
		var placements = this.brought.end(program, source, members, now, actor);
		var concerned = this.brought.forgetLifetime(program, source, members);
		concerned.addAll(placements.keySet());
		if (!concerned.isEmpty()) {
			var moved = concerned.stream().sorted().toList();
			this.store.recount(program, moved);
			book(program, ladder.get(), moved, now, Occasion.placementsEnded(placements), actor);
		}
	}

	private List<BroughtTierStore.Placed> placements(ProgramId program, LadderView ladder, List<BroughtTier> told,
			Instant now) {
		var rules = ladder.ladder();
		var zone = this.programs.get(program).zone();
		var dossiers = this.dossiers.read(program, told.stream().map(BroughtTier::member).distinct().toList());
		var byStaff = this.brought.placedByStaff(program, dossiers.keySet(), now);
		var placements = told.stream().filter((each) -> {
			var dossier = dossiers.get(each.member());
			int level = rules.levelOf(each.tier());
			return dossier != null && level > rules.base() && !byStaff.contains(each.member())
					&& (each.until() == null || each.until().isAfter(now))
					&& level >= dossier.course(rules, zone).at(now).earned().level();
		}).collect(Collectors.toMap(BroughtTier::member, BroughtTierStore.Placed::of, (first, last) -> last));
		return List.copyOf(placements.values());
	}

	private int book(ProgramId program, LadderView ladder, List<MemberId> members, Instant now, Occasion occasion,
			Actor actor) {
		this.dossiers.forget(program, members);
		Map<MemberId, Dossier> read = this.dossiers.read(program, members);
		int moved = this.bookings.book(program, ladder, read.values(), now, occasion, actor).size();
		this.dossiers.forget(program, members);
		return moved;
	}

}

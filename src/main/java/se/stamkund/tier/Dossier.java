package se.stamkund.tier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/**
 * All that decides where a member stands, and where she was booked last.
 *
 * @param revision counts the changes of her facts; 0 while she has no row
 * @param facts by purchase
 */
record Dossier(MemberId member, Instant joinedAt, int revision, Booked booked, Map<UUID, Fact> facts,
		List<Placement> placements) {

	Course course(Ladder ladder, ZoneId zone) {
		return new Course(ladder, new Periods(ladder.window(), zone, LocalDate.ofInstant(this.joinedAt, zone)),
				new Facts(counted(ladder)), this.placements);
	}

	/**
	 * What was earned nobody knows when counts only where everything ever earned does.
	 */
	private Collection<Fact> counted(Ladder ladder) {
		return (ladder.window() instanceof Window.Lifetime) ? this.facts.values()
				: this.facts.values().stream().filter((fact) -> !fact.brought()).toList();
	}

	/**
	 * As last booked.
	 *
	 * @param ladder by which version; 0 for not yet
	 */
	record Booked(@Nullable UUID tier, @Nullable Instant since, @Nullable Instant nextMove, int ladder) {
	}

}

package se.stamkund.points;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.ledger.Balance;
import se.stamkund.ledger.Standings;
import se.stamkund.ledger.Standings.Standing;
import se.stamkund.platform.ProgramClock;
import se.stamkund.program.Programs;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/**
 * What members have, many at once, in a number of statements that does not depend on how
 * many.
 */
@Service
public class MemberBalances {

	private final Standings standings;

	private final PointsSettingsService settings;

	private final Programs programs;

	private final ProgramClock clock;

	MemberBalances(Standings standings, PointsSettingsService settings, Programs programs, ProgramClock clock) {
		this.standings = standings;
		this.settings = settings;
		this.programs = programs;
		this.clock = clock;
	}

	/** As it is now; nothing at all for members without points. */
	@Transactional(readOnly = true)
	public Map<MemberId, View> of(ProgramId program, Collection<MemberId> members) {
		var view = this.programs.get(program);
		var calendar = new PointsCalendar(view.zone());
		var settings = this.settings.get(program).settings();
		var standings = this.standings.of(program, members, this.clock.now(program));
		return members.stream().distinct().collect(Collectors.toMap((member) -> member, (member) -> {
			var standing = standings.getOrDefault(member, Standing.NOTHING);
			return new View(standing.balance(), settings.worth(standing.balance().active(), view.currency()),
					next(standing, calendar));
		}));
	}

	private static MemberPoints.@Nullable Expiring next(Standing standing, PointsCalendar calendar) {
		return standing.expiring()
			.stream()
			.collect(Collectors.groupingBy((lot) -> calendar.lastDay(lot.at()),
					Collectors.reducing(Points.ZERO, Standings.Expiring::points, Points::plus)))
			.entrySet()
			.stream()
			.min(Map.Entry.comparingByKey())
			.map((entry) -> new MemberPoints.Expiring(entry.getKey(), entry.getValue()))
			.orElse(null);
	}

	/**
	 * What a member has.
	 *
	 * @param worth of the points she can use now
	 * @param next what expires next, if anything does
	 */
	public record View(Balance balance, Money worth, MemberPoints.@Nullable Expiring next) {
	}

}

package se.stamkund.points;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.ledger.ExpiryOutlook;
import se.stamkund.ledger.ExpiryOutlook.Outlook;
import se.stamkund.ledger.ExpiryOutlook.Period;
import se.stamkund.platform.ProgramClock;
import se.stamkund.program.Programs;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/**
 * When the points that members have will expire if nobody does anything, by month of the
 * last day they can be used; and what a change of the policy would make of that.
 */
@Service
public class ExpiryForecast {

	/** As many months as are told one by one. */
	public static final int MOST_MONTHS = 36;

	private final ExpiryOutlook outlook;

	private final PointsSettingsService settings;

	private final Programs programs;

	private final ProgramClock clock;

	ExpiryForecast(ExpiryOutlook outlook, PointsSettingsService settings, Programs programs, ProgramClock clock) {
		this.outlook = outlook;
		this.settings = settings;
		this.programs = programs;
		this.clock = clock;
	}

	/** The next months, this one first. Adds up to all that members have. */
	@Transactional(readOnly = true)
	public View of(ProgramId program, int months) {
		var now = this.clock.now(program);
		return view(program, now, months, this.outlook.now(program, now, bounds(program, now, months)));
	}

	/** What a change to the policy would do, if it came now. Changes nothing. */
	@Transactional(readOnly = true)
	public Effect effect(ProgramId program, ExpiryPolicy policy, ExistingPoints existing, int months) {
		var now = this.clock.now(program);
		if (existing == ExistingPoints.KEEP && !(policy instanceof ExpiryPolicy.Inactivity)) {
			return new Effect(of(program, months), 0, 0, Money.ZERO, 0, List.of());
		}
		var effect = this.outlook.after(program, now, bounds(program, now, months), PointsLife.key(policy),
				existing == ExistingPoints.FOLLOW);
		var calendar = new PointsCalendar(this.programs.get(program).zone());
		return new Effect(view(program, now, months, effect.outlook()), effect.members(), effect.points(),
				worth(program, effect.points()), effect.sooner(),
				effect.most()
					.stream()
					.map((member) -> new Affected(member.member(), member.points(),
							(member.first() != null) ? calendar.lastDay(member.first()) : null))
					.toList());
	}

	private View view(ProgramId program, Instant now, int months, Outlook outlook) {
		var first = YearMonth.from(now.atZone(this.programs.get(program).zone()));
		var periods = outlook.periods();
		var told = new ArrayList<Month>();
		for (int i = 0; i < months; i++) {
			told.add(new Month(first.plusMonths(i), sum(program, periods.get(i))));
		}
		return new View(List.copyOf(told), sum(program, periods.get(months)), sum(program, outlook.never()),
				outlook.points(), worth(program, outlook.points()));
	}

	private Sum sum(ProgramId program, Period period) {
		return new Sum(period.points(), period.idle(), worth(program, period.points()), period.members());
	}

	private Money worth(ProgramId program, long points) {
		return this.settings.get(program).settings().worth(points, this.programs.get(program).currency());
	}

	/** Where months begin, and last where no month is told any more. */
	private List<Instant> bounds(ProgramId program, Instant now, int months) {
		var zone = this.programs.get(program).zone();
		var first = YearMonth.from(now.atZone(zone));
		return IntStream.rangeClosed(0, months)
			.mapToObj((i) -> first.plusMonths(i).atDay(1).atStartOfDay(zone).toInstant())
			.toList();
	}

	/**
	 * The forecast.
	 *
	 * @param later what expires after the months told
	 * @param never what has no date
	 * @param points all that members have
	 */
	public record View(List<Month> months, Sum later, Sum never, long points, Money worth) {

		/** The largest sum of a month, for a drawing's scale. */
		public long largest() {
			return this.months.stream().mapToLong((month) -> month.sum().points()).max().orElse(0);
		}

		/** Whether some points depend on what their owners do. */
		public boolean anyIdle() {
			return Stream.concat(this.months.stream().map(Month::sum), Stream.of(this.later))
				.anyMatch((sum) -> sum.idle() > 0);
		}

	}

	/** What can be used for the last time in a month. */
	public record Month(YearMonth month, Sum sum) {
	}

	/**
	 * Points that expire.
	 *
	 * @param idle the part of them that does only if their owners don't come back
	 * @param members how many people that concerns
	 */
	public record Sum(long points, long idle, Money worth, long members) {
	}

	/**
	 * What a change would do.
	 *
	 * @param then the forecast as it would be
	 * @param members whose points would get other dates
	 * @param sooner how many of the points would expire sooner
	 * @param most those with the most of these points
	 */
	public record Effect(View then, long members, long points, Money worth, long sooner, List<Affected> most) {
	}

	/**
	 * A member whose points would get other dates.
	 *
	 * @param lastDay when the first of them could be used for the last time; null for
	 * ever
	 */
	public record Affected(MemberId member, long points, @Nullable LocalDate lastDay) {
	}

}

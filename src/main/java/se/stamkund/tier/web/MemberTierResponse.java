package se.stamkund.tier.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Amount;
import se.stamkund.program.ProgramView;
import se.stamkund.shared.Money;
import se.stamkund.tier.Gap;
import se.stamkund.tier.Goal;
import se.stamkund.tier.Measure;
import se.stamkund.tier.MemberTier;
import se.stamkund.tier.PlacementView;
import se.stamkund.tier.Sums;

/**
 * Where a member stands.
 *
 * @param tier a tier's code; null for none
 * @param since when she came there; null if she always was there
 * @param cause start, earned, review or placed
 * @param until the last day she surely has it; null if time doesn't take it from her
 * @param progress what counts for the next tier now
 * @param next what is left to the tier above
 * @param keep what is left to keep hers after the last day
 */
@Schema(name = "MemberTier")
record MemberTierResponse(@Nullable String tier, @Nullable String name, @Nullable Instant since, @Nullable String cause,
		@Nullable LocalDate until, @Nullable SumsResponse progress, @Nullable GoalResponse next,
		@Nullable GoalResponse keep, @Nullable PlacementResponse placement) {

	static final MemberTierResponse NONE = new MemberTierResponse(null, null, null, null, null, null, null, null, null);

	static MemberTierResponse of(MemberTier view, ProgramView program) {
		var tier = view.tier();
		return new MemberTierResponse((tier != null) ? tier.code() : null,
				(tier != null) ? tier.name().in(program.locale()) : null, view.since(), word(view.cause()),
				view.outlook().lastDay(), SumsResponse.of(view.sums(), program.currency()),
				GoalResponse.of(view.outlook().next(), program), GoalResponse.of(view.outlook().keep(), program),
				PlacementResponse.of(view.placement(), view, program));
	}

	/** What purchases add up to. */
	@Schema(name = "TierProgress")
	record SumsResponse(long points, Amount money, long orders) {

		static SumsResponse of(Sums sums, Currency currency) {
			return new SumsResponse(sums.points(), Amount.of(Money.ofMinor(sums.money()), currency), sums.orders());
		}

	}

	/**
	 * What it takes.
	 *
	 * @param match whether any or all of the gaps must be closed
	 * @param by the last day on which it is enough
	 */
	@Schema(name = "TierGoal")
	record GoalResponse(String tier, String name, String match, List<GapResponse> gaps, @Nullable LocalDate by) {

		static @Nullable GoalResponse of(@Nullable Goal goal, ProgramView program) {
			return (goal == null) ? null : new GoalResponse(goal.tier().code(), goal.tier().name().in(program.locale()),
					goal.all() ? "all" : "any",
					goal.gaps().stream().map((gap) -> GapResponse.of(gap, program.currency())).toList(), goal.by());
		}

	}

	/**
	 * How far it is.
	 *
	 * @param measure points, money or orders; amounts of money are decimal strings
	 */
	@Schema(name = "TierGap")
	record GapResponse(String measure, String have, String need, String left) {

		static GapResponse of(Gap gap, Currency currency) {
			return new GapResponse(word(gap.measure()), write(gap.measure(), gap.have(), currency),
					write(gap.measure(), gap.need(), currency), write(gap.measure(), gap.left(), currency));
		}

		private static String write(Measure measure, long value, Currency currency) {
			return (measure == Measure.MONEY) ? Amount.of(Money.ofMinor(value), currency).toString()
					: Long.toString(value);
		}

	}

	/**
	 * That staff placed her.
	 *
	 * @param atLeast whether she may rise above it
	 * @param until the first instant when it no longer holds
	 */
	@Schema(name = "TierPlacement")
	record PlacementResponse(@Nullable String tier, boolean atLeast, String reason, Instant from,
			@Nullable Instant until) {

		static @Nullable PlacementResponse of(@Nullable PlacementView placement, MemberTier view, ProgramView program) {
			if (placement == null) {
				return null;
			}
			var tier = view.ladder().find(placement.tier());
			return new PlacementResponse((tier != null) ? tier.code() : null, placement.atLeast(), placement.reason(),
					placement.from(), placement.until());
		}

	}

	static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

}

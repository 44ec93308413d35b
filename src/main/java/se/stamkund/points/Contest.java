package se.stamkund.points;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import se.stamkund.points.EarningRule.Effect;
import se.stamkund.points.Explanation.Missed;
import se.stamkund.points.Explanation.Reason;

/** Decides which of the rules that match the same goods wins, and remembers who lost. */
final class Contest {

	private static final Comparator<EarningRule> ORDER = Comparator.comparingInt(EarningRule::priority)
		.reversed()
		.thenComparing(Contest::closeness)
		.thenComparing(Contest::generosity, Comparator.reverseOrder())
		.thenComparing(EarningRule::id, Comparator.reverseOrder());

	private final List<EarningRule> rules;

	private final Map<EarningRule, EarningRule> losers = new LinkedHashMap<>();

	private final Map<EarningRule, Boolean> winners = new LinkedHashMap<>();

	Contest(List<EarningRule> open) {
		this.rules = open.stream().sorted(ORDER).toList();
	}

	/** The rule of this kind that wins the line, if any matches. */
	Optional<EarningRule> winner(PurchaseFacts.Line line, Class<? extends Effect> kind) {
		EarningRule winner = null;
		for (var rule : this.rules) {
			if (kind.isInstance(rule.effect()) && rule.match().matches(line)) {
				if (winner == null) {
					winner = rule;
					this.winners.put(rule, true);
				}
				else {
					this.losers.putIfAbsent(rule, winner);
				}
			}
		}
		return Optional.ofNullable(winner);
	}

	/** An exclusion beats every rate and multiplier of the line. */
	void exclude(PurchaseFacts.Line line, EarningRule exclusion) {
		this.rules.stream()
			.filter((rule) -> rule.match().matches(line))
			.filter((rule) -> !(rule.effect() instanceof Effect.Exclusion))
			.forEach((rule) -> this.losers.putIfAbsent(rule, exclusion));
	}

	/** The rules that matched some goods but won none. */
	List<Missed> missed() {
		return this.losers.entrySet()
			.stream()
			.filter((entry) -> !this.winners.containsKey(entry.getKey()))
			.map((entry) -> outranked(entry.getKey(), entry.getValue()))
			.toList();
	}

	private static Missed outranked(EarningRule loser, EarningRule winner) {
		return new Missed(loser.source(), loser.name(), Reason.OUTRANKED, winner.name(), null, null);
	}

	private static int closeness(EarningRule rule) {
		var match = rule.match();
		if (!match.skus().isEmpty()) {
			return 0;
		}
		if (!match.brands().isEmpty()) {
			return 1;
		}
		return match.categories().isEmpty() ? 3 : 2;
	}

	private static Ratio generosity(EarningRule rule) {
		return switch (rule.effect()) {
			case Effect.OtherRate(var rate) -> Ratio.of(rate.points()).dividedBy(Ratio.of(rate.per().minor()));
			case Effect.Multiplier(var factor) -> Ratio.of(factor);
			case Effect.Exclusion() -> Ratio.ZERO;
		};
	}

}

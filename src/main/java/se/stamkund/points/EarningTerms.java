package se.stamkund.points;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything an award depends on besides the purchase itself.
 *
 * @param facts about the member, by name
 */
record EarningTerms(PointsSettings settings, List<EarningRule> rules, List<Modification> modifications,
		Map<String, Set<String>> facts) {

	EarningTerms {
		rules = List.copyOf(rules);
		modifications = List.copyOf(modifications);
		facts = Map.copyOf(facts);
	}

	static EarningTerms of(PointsSettings settings, EarningRule... rules) {
		return new EarningTerms(settings, List.of(rules), List.of(), Map.of());
	}

}

package se.stamkund.points;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What an award was counted by, kept with it: the versions of the rules (which never
 * change), and what tiers and campaigns did.
 *
 * @param format so that a later release can tell how to read it
 */
record TermsSnapshot(int format, List<RuleRef> rules, List<Modification> modifications,
		Map<String, Set<String>> facts) {

	private static final int FORMAT = 1;

	static TermsSnapshot of(EarningTerms terms) {
		return new TermsSnapshot(FORMAT,
				terms.rules().stream().map((rule) -> new RuleRef(rule.id(), rule.version())).toList(),
				terms.modifications(), terms.facts());
	}

	/** Names a version of a rule. */
	record RuleRef(UUID rule, int version) {
	}

}

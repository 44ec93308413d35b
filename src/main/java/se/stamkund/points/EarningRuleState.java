package se.stamkund.points;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.points.EarningRule.Effect;
import se.stamkund.shared.Money;

/** What the audit log keeps of a rule. */
record EarningRuleState(String name, Effect effect, ItemMatch match, Set<UUID> stores, @Nullable Instant from,
		@Nullable Instant until, Money minimumOrder, Map<String, Set<String>> conditions, int priority,
		@Nullable Pending pending, @Nullable ExpiryPolicy expiry, boolean draft) {

	static EarningRuleState of(EarningRule rule, boolean draft) {
		return new EarningRuleState(rule.name(), rule.effect(), rule.match(), rule.stores(), rule.from(), rule.until(),
				rule.minimumOrder(), rule.conditions(), rule.priority(), rule.life().pending(), rule.life().expiry(),
				draft);
	}

}

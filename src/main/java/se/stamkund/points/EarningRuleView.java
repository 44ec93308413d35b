package se.stamkund.points;

import java.time.Instant;

/**
 * A rule as it is now.
 *
 * @param draft whether it waits to be switched on
 * @param since when this version came into force
 */
public record EarningRuleView(EarningRule rule, boolean draft, Instant since) {

	/** What it does at an instant. */
	public State stateAt(Instant now) {
		if (this.draft) {
			return State.DRAFT;
		}
		if (this.rule.from() != null && now.isBefore(this.rule.from())) {
			return State.SCHEDULED;
		}
		return (this.rule.until() != null && !now.isBefore(this.rule.until())) ? State.OVER : State.ACTIVE;
	}

	/** Where a rule is in its life. */
	public enum State {

		DRAFT, SCHEDULED, ACTIVE, OVER

	}

}

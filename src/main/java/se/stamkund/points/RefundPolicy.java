package se.stamkund.points;

/** What happens to points that a refund should take back but are already used. */
public enum RefundPolicy {

	/** They stay used; what could not be taken is recorded as uncollected. */
	CLAMP,

	/** The member owes them; later points settle the debt. */
	DEBT

}

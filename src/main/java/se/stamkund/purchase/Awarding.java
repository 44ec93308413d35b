package se.stamkund.purchase;

/** What orders that are moved in from elsewhere do to points. */
public enum Awarding {

	/** Nothing, now or later: they are history. */
	HISTORY,
	/** They earn by the terms of their date, and the points are dated from then. */
	BY_DATE,
	/** They earn by today's terms, and the points are dated from today. */
	TODAY

}

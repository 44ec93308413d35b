package se.stamkund.dataload;

import java.util.Locale;

/** What imported orders do to points. */
public enum AwardChoice {

	/** History for members who have opening balances, awards by date for the others. */
	AUTO,
	/** Nothing. */
	HISTORY,
	/** Awards by the terms of each order's date, dated from then. */
	BY_DATE,
	/** Awards by today's terms, dated from today. */
	TODAY;

	/** As REST names it. */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}

package se.stamkund.dataload;

/** Which number of a date comes first. */
public enum DateOrder {

	/** 2026-03-09 */
	YEAR_FIRST,
	/** 9/3/2026 */
	DAY_FIRST,
	/** 3/9/2026 */
	MONTH_FIRST

}

package se.stamkund.dataload;

import java.util.Set;

/**
 * Order numbers as the webshop and the till count them, but for those of Anna's story.
 */
class DemoNumbers {

	static final String ANNAS_FIRST = "6204";

	static final String ANNAS_SECOND = "7613";

	static final String ANNAS_THIRD = "Ö-2217";

	static final String ANNAS_FOURTH = "10482";

	private static final Set<String> TAKEN = Set.of(ANNAS_FIRST, ANNAS_SECOND, ANNAS_THIRD, ANNAS_FOURTH);

	private int web = 4650;

	private int till = 100;

	String next(boolean till) {
		String number;
		do {
			number = till ? "Ö-" + this.till++ : Integer.toString(this.web++);
		}
		while (TAKEN.contains(number));
		return number;
	}

}

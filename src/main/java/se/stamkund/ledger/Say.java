package se.stamkund.ledger;

import java.util.Locale;

/** Numbers in the details of refusals. */
final class Say {

	private Say() {
	}

	/** "1 240". */
	static String points(long points) {
		return String.format(Locale.ROOT, "%,d", points).replace(',', ' ');
	}

}

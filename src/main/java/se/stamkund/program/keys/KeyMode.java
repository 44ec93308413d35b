package se.stamkund.program.keys;

import java.util.Locale;

/** Which of a programme's twins a key reaches. */
public enum KeyMode {

	/** The real one. */
	LIVE,

	/** Its sandbox. */
	TEST;

	String prefix() {
		return name().toLowerCase(Locale.ROOT);
	}

}

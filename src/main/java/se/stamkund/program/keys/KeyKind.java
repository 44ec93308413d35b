package se.stamkund.program.keys;

/** Where a key may be kept, and so what it may do. */
public enum KeyKind {

	/** On a server: everything. */
	SECRET("sk"),

	/** In a browser, for all to see: public data, read only. */
	PUBLISHABLE("pk");

	private final String prefix;

	KeyKind(String prefix) {
		this.prefix = prefix;
	}

	String prefix() {
		return this.prefix;
	}

}

package se.stamkund.shared;

/**
 * Who did something, as logs and ledgers keep it: no personal data, only an id.
 *
 * @param id the staff account, API key or member; empty for the system itself
 */
public record Actor(Kind kind, String id) {

	public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "");

	/** The kinds of actor. */
	public enum Kind {

		STAFF, API_KEY, MEMBER, SYSTEM

	}

	public static Actor staff(String id) {
		return new Actor(Kind.STAFF, id);
	}

	public static Actor apiKey(String id) {
		return new Actor(Kind.API_KEY, id);
	}

	public static Actor member(MemberId id) {
		return new Actor(Kind.MEMBER, id.toString());
	}

	/** "staff:0198…", or "system". */
	@Override
	public String toString() {
		return this.id.isEmpty() ? this.kind.name().toLowerCase() : this.kind.name().toLowerCase() + ":" + this.id;
	}

}

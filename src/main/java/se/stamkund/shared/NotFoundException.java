package se.stamkund.shared;

/** Not there, or in another programme, which is the same to the caller: a 404. */
public class NotFoundException extends RuntimeException {

	private final String what;

	/**
	 * Says what is missing.
	 * @param what the kind of thing, in snake_case: "member"
	 * @param detail a sentence for the caller, in English
	 */
	public NotFoundException(String what, String detail) {
		super(detail);
		this.what = what;
	}

	public String what() {
		return this.what;
	}

	/** Stable and machine-readable: {@code member_not_found}. */
	public String code() {
		return this.what + "_not_found";
	}

	public String detail() {
		return String.valueOf(getMessage());
	}

}

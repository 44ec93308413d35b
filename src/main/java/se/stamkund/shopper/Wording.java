package se.stamkund.shopper;

/** Which text of the terms and of the consents the shopper has in front of her. */
public final class Wording {

	/** Changes whenever what is agreed to does. */
	public static final String VERSION = "2026-11";

	private Wording() {
	}

}

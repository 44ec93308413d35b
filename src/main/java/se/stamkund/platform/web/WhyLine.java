package se.stamkund.platform.web;

/**
 * A line of how a number came about, already in words.
 *
 * @param sign what the line does to the number: "−", "×", "=", or nothing
 */
public record WhyLine(Kind kind, String sign, String label, String value) {

	/** A step on the way, a sum, or something that did not count. */
	public enum Kind {

		STEP, TOTAL, LEFT_OUT

	}

	public static WhyLine step(String sign, String label, String value) {
		return new WhyLine(Kind.STEP, sign, label, value);
	}

	public static WhyLine total(String label, String value) {
		return new WhyLine(Kind.TOTAL, "=", label, value);
	}

	/** Did not count; the value says why. */
	public static WhyLine leftOut(String label, String value) {
		return new WhyLine(Kind.LEFT_OUT, "", label, value);
	}

	/** The class of the line in {@code dl.why}. */
	public String css() {
		return switch (this.kind) {
			case STEP -> "step";
			case TOTAL -> "eq";
			case LEFT_OUT -> "no";
		};
	}

}

package se.stamkund.platform.api;

import java.time.Duration;

/** Asked too often: a 429 that says when to try again. */
public class TooManyRequestsException extends RuntimeException {

	private final Duration retryAfter;

	public TooManyRequestsException(Duration retryAfter) {
		super("Too many attempts; try again in " + seconds(retryAfter) + " seconds");
		this.retryAfter = retryAfter;
	}

	public String detail() {
		return String.valueOf(getMessage());
	}

	/**
	 * How long to wait, in whole seconds rounded up, as {@code Retry-After} writes it.
	 */
	public long retryAfterSeconds() {
		return seconds(this.retryAfter);
	}

	private static long seconds(Duration duration) {
		return Math.max(1, duration.plusMillis(999).toSeconds());
	}

}

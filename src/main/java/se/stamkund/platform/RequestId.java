package se.stamkund.platform;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The id of the request being answered: in its {@code X-Request-Id} header, in each line
 * it logs, and in a problem it is answered with.
 */
public final class RequestId {

	/** The header that carries it, both ways. */
	public static final String HEADER = "X-Request-Id";

	/** The key it has in logs. */
	public static final String KEY = "request_id";

	private RequestId() {
	}

	/** The id; none outside a request. */
	public static @Nullable String current() {
		return MDC.get(KEY);
	}

}

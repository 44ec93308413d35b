package se.stamkund.platform.api;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The {@code Idempotency-Key} of a call that {@link GroupCommit} makes. */
@SuppressWarnings("ArrayRecordComponent")
record IdempotentCall(String key, byte[] fingerprint) {

	private static final String ATTRIBUTE = IdempotentCall.class.getName();

	void keepWith(HttpServletRequest request) {
		request.setAttribute(ATTRIBUTE, this);
	}

	/** That of the current request, if it has one. */
	static @Nullable IdempotentCall current() {
		var request = RequestContextHolder.getRequestAttributes();
		return (request != null) ? (IdempotentCall) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
				: null;
	}

}

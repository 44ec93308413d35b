package se.stamkund.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** The path a visitor asked for, also while an error page is written. */
public final class RequestedPath {

	private RequestedPath() {
	}

	/** The path within the application. */
	public static String of(HttpServletRequest request) {
		var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		var uri = (failed instanceof String original) ? original : request.getRequestURI();
		return uri.substring(request.getContextPath().length());
	}

}

package se.stamkund.platform.api;

import jakarta.servlet.http.HttpServletRequest;

/** Tells the REST API from the pages. */
public final class ApiPaths {

	private ApiPaths() {
	}

	/** Whether the answer must be JSON; {@code /api} itself is a page. */
	public static boolean matches(HttpServletRequest request) {
		return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
	}

}

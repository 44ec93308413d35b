package se.stamkund.platform.security;

import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

import se.stamkund.platform.web.RequestedPath;

/**
 * Keeps one shopper per programme in a browser's session, apart from each other and from
 * the staff.
 */
class ShopperContexts implements SecurityContextRepository {

	private static final Pattern PROGRAM = Pattern.compile("/p/([^/]+)(/.*)?");

	@Override
	public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
		return of(request).loadDeferredContext(request);
	}

	@Deprecated
	@Override
	public SecurityContext loadContext(HttpRequestResponseHolder holder) {
		return loadDeferredContext(holder.getRequest()).get();
	}

	@Override
	public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
		of(request).saveContext(context, request, response);
	}

	@Override
	public boolean containsContext(HttpServletRequest request) {
		return of(request).containsContext(request);
	}

	/** The code of the programme whose page is asked for; empty outside them. */
	static String programCode(HttpServletRequest request) {
		var matcher = PROGRAM.matcher(RequestedPath.of(request));
		return matcher.matches() ? matcher.group(1) : "";
	}

	static HttpSessionSecurityContextRepository of(String programCode) {
		var session = new HttpSessionSecurityContextRepository();
		session.setSpringSecurityContextKey("SHOPPER:" + programCode);
		return session;
	}

	private static HttpSessionSecurityContextRepository of(HttpServletRequest request) {
		return of(programCode(request));
	}

}

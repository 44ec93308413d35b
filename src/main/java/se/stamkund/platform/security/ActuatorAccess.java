package se.stamkund.platform.security;

import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Health is for everybody; metrics only for the machine itself, or whoever reaches the
 * port that {@code management.server.port} sets apart for them.
 */
class ActuatorAccess implements AuthorizationManager<RequestAuthorizationContext> {

	private static final IpAddressMatcher IPV4_LOOPBACK = new IpAddressMatcher("127.0.0.0/8");

	private static final IpAddressMatcher IPV6_LOOPBACK = new IpAddressMatcher("::1");

	private final int managementPort;

	ActuatorAccess(int managementPort) {
		this.managementPort = managementPort;
	}

	@Override
	public AuthorizationDecision authorize(Supplier<? extends @Nullable Authentication> authentication,
			RequestAuthorizationContext context) {
		var request = context.getRequest();
		return new AuthorizationDecision(isHealth(request) || isLoopback(request.getRemoteAddr())
				|| request.getLocalPort() == this.managementPort);
	}

	private static boolean isHealth(HttpServletRequest request) {
		return request.getRequestURI().startsWith(request.getContextPath() + "/actuator/health");
	}

	private static boolean isLoopback(String address) {
		return IPV4_LOOPBACK.matches(address) || IPV6_LOOPBACK.matches(address);
	}

}

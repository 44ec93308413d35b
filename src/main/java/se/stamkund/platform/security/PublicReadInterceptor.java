package se.stamkund.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import se.stamkund.platform.api.ForbiddenException;

/** Keeps publishable keys, which anybody can read in a shop's page, to what is public. */
class PublicReadInterceptor implements HandlerInterceptor {

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		var authentication = SecurityContextHolder.getContext().getAuthentication();
		if (handler instanceof HandlerMethod method && authentication != null
				&& authentication.getPrincipal() instanceof ApiCaller caller && !caller.secret() && !isPublic(method)) {
			throw new ForbiddenException("secret_key_required",
					"A publishable key (pk_…) only reads public data; call this from your server with a secret key (sk_…)");
		}
		return true;
	}

	private static boolean isPublic(HandlerMethod method) {
		return method.hasMethodAnnotation(PublicRead.class)
				|| AnnotatedElementUtils.hasAnnotation(method.getBeanType(), PublicRead.class);
	}

}

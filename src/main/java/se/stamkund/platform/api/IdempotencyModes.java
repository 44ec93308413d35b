package se.stamkund.platform.api;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

import se.stamkund.platform.security.ApiCaller;
import se.stamkund.shared.ProgramId;

/** Knows whose key it is, and how the controller to be called wants it kept. */
class IdempotencyModes {

	private final RequestMappingHandlerMapping controllers;

	IdempotencyModes(RequestMappingHandlerMapping controllers) {
		this.controllers = controllers;
	}

	@Nullable ProgramId program() {
		var authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof ApiCaller caller) ? caller.program()
				: null;
	}

	/** {@code OFF} also for what no controller handles. */
	Idempotency.Mode of(HttpServletRequest request) {
		try {
			ServletRequestPathUtils.parseAndCache(request);
			var handler = this.controllers.getHandler(request);
			if (handler == null || !(handler.getHandler() instanceof HandlerMethod method)) {
				return Idempotency.Mode.OFF;
			}
			var annotation = method.getMethodAnnotation(Idempotency.class);
			return (annotation != null) ? annotation.value() : Idempotency.Mode.ATOMIC;
		}
		catch (Exception ex) {
			return Idempotency.Mode.OFF; // told by the dispatcher: no such method or type
		}
	}

}

package se.stamkund.platform.security;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

import se.stamkund.shared.Actor;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/**
 * Gives controllers the {@link ProgramId}, the {@link Actor} or the {@link Caller} of the
 * request. Under {@code /p/{program}} the programme is the one in the address, also for a
 * visitor who is not logged in.
 */
class CallerArgumentResolver implements HandlerMethodArgumentResolver {

	private final ObjectProvider<ProgramPaths> paths;

	CallerArgumentResolver(ObjectProvider<ProgramPaths> paths) {
		this.paths = paths;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		var type = parameter.getParameterType();
		return type == ProgramId.class || type == Actor.class || Caller.class.isAssignableFrom(type);
	}

	@Override
	public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binderFactory) {
		var caller = currentCaller();
		var type = parameter.getParameterType();
		if (type == ProgramId.class) {
			return program(request, caller);
		}
		if (type == Actor.class) {
			return (caller != null) ? caller.actor() : Actor.SYSTEM;
		}
		if (type.isInstance(caller)) {
			return caller;
		}
		if (parameter.isOptional()) {
			return null;
		}
		throw new AuthenticationCredentialsNotFoundException("Nobody is logged in");
	}

	private ProgramId program(NativeWebRequest request, @Nullable Caller caller) {
		var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
				RequestAttributes.SCOPE_REQUEST);
		if (variables instanceof Map<?, ?> map && map.get("program") instanceof String code
				&& !(caller instanceof ApiCaller)) {
			return this.paths.getObject()
				.find(code)
				.orElseThrow(() -> new NotFoundException("program", "There is no programme " + code));
		}
		if (caller == null) {
			throw new AuthenticationCredentialsNotFoundException("Nobody is logged in");
		}
		return caller.program();
	}

	private static @Nullable Caller currentCaller() {
		var authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof Caller caller) ? caller : null;
	}

}

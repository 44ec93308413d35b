package se.stamkund.platform.api;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the page that is asked for, and the version that is meant. */
class ApiArgumentResolver implements HandlerMethodArgumentResolver {

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == PageQuery.class || parameter.getParameterType() == IfMatch.class;
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binderFactory) {
		if (parameter.getParameterType() == IfMatch.class) {
			return new IfMatch(request.getHeader(HttpHeaders.IF_MATCH));
		}
		var limit = request.getParameter("limit");
		var cursor = request.getParameter("cursor");
		return new PageQuery((limit != null) ? number(limit) : PageQuery.DEFAULT_LIMIT,
				(cursor != null && !cursor.isEmpty()) ? Cursor.decode(cursor) : null);
	}

	private static int number(String limit) {
		try {
			return Integer.parseInt(limit);
		}
		catch (NumberFormatException ex) {
			throw new InvalidParameterException("limit", "Must be a whole number, at most " + PageQuery.MAX_LIMIT);
		}
	}

}

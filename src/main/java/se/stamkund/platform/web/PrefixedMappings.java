package se.stamkund.platform.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the handler of an address with a variable in it sooner: of some hundreds of
 * mappings only those are looked at whose address begins as the request's does.
 */
class PrefixedMappings extends RequestMappingHandlerMapping {

	private static final String WILD = "{*?";

	private final Map<RequestMappingInfo, List<String>> prefixes = new ConcurrentHashMap<>();

	@Override
	protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
		return mayMatch(info, request) ? super.getMatchingMapping(info, request) : null;
	}

	private boolean mayMatch(RequestMappingInfo info, HttpServletRequest request) {
		var path = ServletRequestPathUtils.hasParsedRequestPath(request)
				? ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication().value() : "%";
		if (path.indexOf('%') >= 0 || path.indexOf(';') >= 0) {
			return true; // it is decoded before it is compared
		}
		for (var prefix : this.prefixes.computeIfAbsent(info, PrefixedMappings::prefixes)) {
			if (path.startsWith(prefix)) {
				return true;
			}
		}
		return false;
	}

	private static List<String> prefixes(RequestMappingInfo info) {
		return info.getPatternValues().stream().map(PrefixedMappings::literal).distinct().toList();
	}

	/** What all addresses of a pattern begin with. */
	private static String literal(String pattern) {
		int end = 0;
		while (end < pattern.length() && WILD.indexOf(pattern.charAt(end)) < 0) {
			end++;
		}
		// "/a/**" is "/a" as well
		return (end == pattern.length()) ? pattern : pattern.substring(0, Math.max(0, pattern.lastIndexOf('/', end)));
	}

}

package se.stamkund.platform.web;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the handler of an address with a variable in it sooner: of some hundreds of
 * mappings only those are looked at whose address begins and ends as the request's does.
 * What is not found so is left to Spring, which also knows how to say why.
 */
class PrefixedMappings extends RequestMappingHandlerMapping {

	private static final String WILD = "{*?";

	/** By what all addresses of a mapping begin with; made when it is first needed. */
	private volatile @Nullable Map<String, List<Candidate>> index;

	@Override
	protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
			throws Exception {
		var matches = matches(request);
		matches.sort((one, other) -> one.info.compareTo(other.info, request));
		if (matches.isEmpty()
				|| matches.size() > 1 && matches.get(0).info.compareTo(matches.get(1).info, request) == 0) {
			return super.lookupHandlerMethod(lookupPath, request);
		}
		var best = matches.getFirst();
		request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, best.handler);
		handleMatch(best.info, lookupPath, request);
		return best.handler;
	}

	@Override
	protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo mapping) {
		super.registerHandlerMethod(handler, method, mapping);
		this.index = null;
	}

	@Override
	public void registerMapping(RequestMappingInfo mapping, Object handler, Method method) {
		super.registerMapping(mapping, handler, method);
		this.index = null;
	}

	@Override
	public void unregisterMapping(RequestMappingInfo mapping) {
		super.unregisterMapping(mapping);
		this.index = null;
	}

	private List<Candidate> matches(HttpServletRequest request) {
		var matches = new ArrayList<Candidate>();
		var path = ServletRequestPathUtils.hasParsedRequestPath(request)
				? ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication().value() : "%";
		if (path.indexOf('%') >= 0 || path.indexOf(';') >= 0) {
			return matches; // it is decoded before it is compared
		}
		var candidates = index();
		for (int end = 0; end >= 0; end = (end < path.length()) ? endOfSegment(path, end) : -1) {
			for (var candidate : candidates.getOrDefault(path.substring(0, end), List.of())) {
				var info = path.endsWith(candidate.suffix) ? candidate.info.getMatchingCondition(request) : null;
				if (info != null) {
					matches.add(new Candidate("", info, candidate.handler));
				}
			}
		}
		return matches;
	}

	private static int endOfSegment(String path, int from) {
		int slash = path.indexOf('/', from + 1);
		return (slash < 0) ? path.length() : slash;
	}

	private Map<String, List<Candidate>> index() {
		var known = this.index;
		if (known != null) {
			return known;
		}
		var made = new HashMap<String, List<Candidate>>();
		getHandlerMethods().forEach((info, handler) -> {
			var suffix = info.getPatternValues().stream().map(PrefixedMappings::suffix).reduce((one, other) -> "");
			info.getPatternValues()
				.stream()
				.map(PrefixedMappings::prefix)
				.distinct()
				.forEach((prefix) -> made.computeIfAbsent(prefix, (key) -> new ArrayList<>())
					.add(new Candidate(suffix.orElse(""), info, handler)));
		});
		this.index = made;
		return made;
	}

	/** What all addresses of a pattern begin with, whole segments of it. */
	private static String prefix(String pattern) {
		int end = 0;
		while (end < pattern.length() && WILD.indexOf(pattern.charAt(end)) < 0) {
			end++;
		}
		// "/a/**" is "/a" as well
		return (end == pattern.length()) ? pattern : pattern.substring(0, Math.max(0, pattern.lastIndexOf('/', end)));
	}

	/** What all addresses of a pattern end with. */
	private static String suffix(String pattern) {
		return (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) ? pattern.substring(pattern.lastIndexOf('}') + 1)
				: "";
	}

	/**
	 * What may answer.
	 *
	 * @param suffix what its addresses end with, if they all do
	 */
	private record Candidate(String suffix, RequestMappingInfo info, HandlerMethod handler) {
	}

}

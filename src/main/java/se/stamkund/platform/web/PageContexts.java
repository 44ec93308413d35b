package se.stamkund.platform.web;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import org.springframework.web.util.WebUtils;

import se.stamkund.platform.security.Caller;

/** Finds out, once per request, which programme a page is about and who reads it. */
@Component
class PageContexts {

	static final String LANGUAGE_COOKIE = "lang";

	static final String LANGUAGE_PARAMETER = "lang";

	private static final String COLOR_SCHEME_COOKIE = "theme";

	private static final String ATTRIBUTE = PageContexts.class.getName();

	private final ObjectProvider<ProgramLooks> looks;

	private final ObjectProvider<PageVisitors> visitors;

	PageContexts(ObjectProvider<ProgramLooks> looks, ObjectProvider<PageVisitors> visitors) {
		this.looks = looks;
		this.visitors = visitors;
	}

	/** The page of the request that this thread works on. */
	static PageContext current() {
		var attributes = RequestContextHolder.currentRequestAttributes();
		if (attributes.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof PageContext page) {
			return page;
		}
		throw new IllegalStateException("No page has been asked for");
	}

	PageContext of(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof PageContext known) {
			return known;
		}
		var caller = caller();
		var program = program(RequestedPath.of(request), caller);
		var visitor = visitor(caller);
		var locale = locale(request, program, visitor);
		var page = new PageContext(locale, program, visitor,
				(visitor == null) ? otherLanguages(request, locale) : List.of(), colorScheme(request),
				PageContext.Place.of(RequestedPath.of(request)));
		request.setAttribute(ATTRIBUTE, page);
		return page;
	}

	/** Her own choice, then the programme's, then what the browser asks for. */
	private static Locale locale(HttpServletRequest request, @Nullable ProgramLook program,
			@Nullable PageVisitor visitor) {
		var chosen = (visitor != null) ? PageLanguages.of(visitor.language())
				: PageLanguages.of(request.getParameter(LANGUAGE_PARAMETER));
		if (chosen == null) {
			var cookie = WebUtils.getCookie(request, LANGUAGE_COOKIE);
			chosen = PageLanguages.of((cookie != null) ? cookie.getValue() : null);
		}
		if (chosen == null && program != null) {
			chosen = PageLanguages.of(program.locale());
		}
		return (chosen != null) ? chosen : asked(request);
	}

	private static Locale asked(HttpServletRequest request) {
		if (request.getHeader("Accept-Language") == null) {
			return PageLanguages.ENGLISH;
		}
		for (var asked : Collections.list(request.getLocales())) {
			var ours = PageLanguages.of(asked);
			if (ours != null) {
				return ours;
			}
		}
		return PageLanguages.ENGLISH;
	}

	private @Nullable ProgramLook program(String path, @Nullable Caller caller) {
		if (path.startsWith("/p/")) {
			var rest = path.substring(3);
			int slash = rest.indexOf('/');
			var code = UriUtils.decode((slash < 0) ? rest : rest.substring(0, slash), "UTF-8");
			return this.looks.stream().flatMap((known) -> known.findByCode(code).stream()).findFirst().orElse(null);
		}
		if (caller == null) {
			return null;
		}
		return this.looks.stream().flatMap((known) -> known.find(caller.program()).stream()).findFirst().orElse(null);
	}

	private @Nullable PageVisitor visitor(@Nullable Caller caller) {
		if (caller == null) {
			return null;
		}
		return this.visitors.stream().flatMap((known) -> known.find(caller).stream()).findFirst().orElse(null);
	}

	private static @Nullable Caller caller() {
		var authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null && authentication.getPrincipal() instanceof Caller caller) ? caller : null;
	}

	private static List<PageContext.LanguageLink> otherLanguages(HttpServletRequest request, Locale locale) {
		if (!"GET".equals(request.getMethod())) {
			return List.of();
		}
		return PageLanguages.ALL.stream()
			.filter((other) -> !other.equals(locale))
			.map((other) -> new PageContext.LanguageLink(other.getLanguage(), PageLanguages.name(other),
					ServletUriComponentsBuilder.fromRequest(request)
						.scheme(null)
						.host(null)
						.port(null)
						.replacePath(request.getContextPath() + RequestedPath.of(request))
						.replaceQueryParam(LANGUAGE_PARAMETER, other.getLanguage())
						.build(true)
						.toUriString()))
			.toList();
	}

	private static @Nullable String colorScheme(HttpServletRequest request) {
		var cookie = WebUtils.getCookie(request, COLOR_SCHEME_COOKIE);
		return (cookie != null && List.of("light", "dark").contains(cookie.getValue())) ? cookie.getValue() : null;
	}

}

package se.stamkund.platform.web;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.LocaleResolver;

/** Pages speak their reader's language; REST speaks English. */
class PageLocaleResolver implements LocaleResolver {

	private final PageContexts contexts;

	PageLocaleResolver(PageContexts contexts) {
		this.contexts = contexts;
	}

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
			return PageLanguages.ENGLISH;
		}
		return this.contexts.of(request).getLocale();
	}

	@Override
	public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
		throw new UnsupportedOperationException("The language is the reader's setting, or the cookie of ?lang=");
	}

}

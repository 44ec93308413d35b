package se.stamkund.platform.web;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;

/** Remembers the language that {@code ?lang=} asks for. */
class LanguageSwitch implements HandlerInterceptor {

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		var asked = request.getParameter(PageContexts.LANGUAGE_PARAMETER);
		var language = "GET".equals(request.getMethod()) ? PageLanguages.of(asked) : null;
		if (language != null) {
			var cookie = ResponseCookie.from(PageContexts.LANGUAGE_COOKIE, language.getLanguage())
				.path("/")
				.maxAge(Duration.ofDays(365))
				.httpOnly(true)
				.secure(request.isSecure())
				.sameSite("Lax")
				.build();
			response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
		}
		return true;
	}

}

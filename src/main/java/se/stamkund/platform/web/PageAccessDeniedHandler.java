package se.stamkund.platform.web;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Shows the page for what a visitor may not do; a form that was open too long gets told
 * so instead.
 */
@Component
public class PageAccessDeniedHandler implements AccessDeniedHandler {

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException ex)
			throws IOException {
		request.setAttribute("formExpired", ex instanceof CsrfException);
		response.sendError(HttpServletResponse.SC_FORBIDDEN);
	}

}

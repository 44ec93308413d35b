package se.stamkund.platform.security;

import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

import se.stamkund.platform.web.PageAccessDeniedHandler;
import se.stamkund.platform.web.RequestedPath;

/**
 * The shoppers' pages: a session of their own for each programme, started by a one-time
 * link; anybody else is sent to that programme's login.
 */
@Configuration(proxyBeanMethods = false)
class ShopperSecurity {

	/** What a visitor sees who is not, or not yet, a member. */
	private static final String[] PUBLIC = { "/p/{program}", "/p/{program}/join", "/p/{program}/in",
			"/p/{program}/login", "/p/{program}/login/**", "/p/{program}/terms", "/p/{program}/logo",
			"/p/{program}/icon-*", "/p/{program}/manifest.webmanifest", "/p/{program}/sw.js", "/p/{program}/offline",
			"/p/{program}/rewards/{reward}/image" };

	@Bean
	@Order(2)
	SecurityFilterChain shopperFilterChain(HttpSecurity http, ObjectProvider<ProgramPaths> paths,
			ObjectProvider<ShopperAccounts> accounts, PageAccessDeniedHandler denied) {
		SecurityHeaders.forPages(http);
		var contexts = new ShopperContexts();
		return http
			.securityMatcher(new OrRequestMatcher(PathPatternRequestMatcher.pathPattern("/p/**"),
					(request) -> RequestedPath.of(request).startsWith("/p/")))
			.securityContext((context) -> context.securityContextRepository(contexts))
			.requestCache((cache) -> cache.requestCache(new NullRequestCache()))
			.addFilterBefore(new ShopperCallerFilter(accounts), AnonymousAuthenticationFilter.class)
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers(PUBLIC)
				.permitAll()
				.anyRequest()
				.access(memberOfTheProgramme(paths)))
			.logout((logout) -> logout
				.logoutRequestMatcher(
						PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/p/{program}/logout"))
				.invalidateHttpSession(false)
				.logoutSuccessHandler((request, response, authentication) -> response
					.sendRedirect(login(request.getContextPath(), ShopperContexts.programCode(request)) + "?logout")))
			.exceptionHandling((errors) -> errors.authenticationEntryPoint(toLogin()).accessDeniedHandler(denied))
			.build();
	}

	/**
	 * A session of this code, and still of this programme should the code have changed
	 * hands.
	 */
	private static AuthorizationManager<RequestAuthorizationContext> memberOfTheProgramme(
			ObjectProvider<ProgramPaths> paths) {
		return (authentication, context) -> {
			var current = authentication.get();
			return new AuthorizationDecision(current != null && current.getPrincipal() instanceof ShopperCaller shopper
					&& paths.getObject()
						.find(ShopperContexts.programCode(context.getRequest()))
						.filter(shopper.program()::equals)
						.isPresent());
		};
	}

	private static AuthenticationEntryPoint toLogin() {
		return (request, response, ex) -> response
			.sendRedirect(login(request.getContextPath(), ShopperContexts.programCode(request)));
	}

	private static String login(String contextPath, String program) {
		return contextPath + "/p/" + program + "/login";
	}

}

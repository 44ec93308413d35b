package se.stamkund.platform.security;

import java.time.Duration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.NullRequestCache;

import se.stamkund.platform.web.PageAccessDeniedHandler;

/**
 * All other pages: the staff's behind a password, and what anybody may see. What staff
 * may do is said by {@code @PreAuthorize} on each handler.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class PageSecurity {

	/** Files that are the same for everybody. */
	private static final String[] STATIC = { "/assets/**", "/css/**", "/js/**", "/icons.svg", "/icons-*.svg",
			"/webjars/**", "/theme/**", "/favicon.ico", "/robots.txt" };

	/** How long staff may be away; also where a shopper was remembered for longer. */
	private static final Duration WORKING_DAY = Duration.ofHours(8);

	private static final String[] PUBLIC = { "/", "/login", "/password/**", "/invitations/**", "/start/**", "/demo/**",
			"/error", "/api", "/guide", "/guide/*", "/problems/**", "/v3/api-docs", "/v3/api-docs.yaml",
			"/v3/api-docs/**" };

	/** Without a look into the session, which would cost a query for each file. */
	@Bean
	@Order(0)
	SecurityFilterChain staticFilterChain(HttpSecurity http) {
		SecurityHeaders.forPages(http);
		return http.securityMatcher(STATIC)
			.securityContext((context) -> context.securityContextRepository(new NullSecurityContextRepository()))
			.requestCache((cache) -> cache.requestCache(new NullRequestCache()))
			.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.headers((headers) -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable))
			.authorizeHttpRequests((rules) -> rules.anyRequest().permitAll())
			.build();
	}

	@Bean
	@Order(3)
	SecurityFilterChain pageFilterChain(HttpSecurity http, RateLimits limits, PageAccessDeniedHandler denied,
			@Value("${management.server.port:0}") int managementPort) {
		SecurityHeaders.forPages(http);
		var requests = new CookieRequestCache();
		return http.requestCache((cache) -> cache.requestCache(requests))
			.addFilterBefore(new LoginLimitFilter(limits), UsernamePasswordAuthenticationFilter.class)
			.authorizeHttpRequests((rules) -> rules.requestMatchers(PUBLIC)
				.permitAll()
				.requestMatchers("/actuator/**")
				.access(new ActuatorAccess(managementPort))
				.anyRequest()
				.authenticated())
			.formLogin((form) -> form.loginPage("/login")
				.usernameParameter("email")
				.failureUrl("/login?error")
				.successHandler(toWork(requests))
				.permitAll())
			.exceptionHandling((errors) -> errors.accessDeniedHandler(denied))
			.logout((logout) -> logout.logoutSuccessUrl("/login?logout"))
			.build();
	}

	private static AuthenticationSuccessHandler toWork(CookieRequestCache requests) {
		var handler = new SavedRequestAwareAuthenticationSuccessHandler();
		handler.setRequestCache(requests);
		handler.setDefaultTargetUrl("/work");
		return (request, response, authentication) -> {
			request.getSession().setMaxInactiveInterval((int) WORKING_DAY.toSeconds());
			handler.onAuthenticationSuccess(request, response, authentication);
		};
	}

}

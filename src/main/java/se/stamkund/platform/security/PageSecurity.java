package se.stamkund.platform.security;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.savedrequest.CookieRequestCache;

/**
 * All other pages: the staff's behind a password, and what anybody may see. What staff
 * may do is said by {@code @PreAuthorize} on each handler.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class PageSecurity {

	private static final String[] PUBLIC = { "/", "/login", "/password/**", "/invitations/**", "/start/**", "/language",
			"/assets/**", "/webjars/**", "/favicon.ico", "/robots.txt", "/error", "/api", "/problems/**",
			"/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/**" };

	@Bean
	@Order(3)
	SecurityFilterChain pageFilterChain(HttpSecurity http, ObjectProvider<StaffRefresh> refresh, RateLimits limits, @Value("${management.server.port:0}") int managementPort) {
		SecurityHeaders.forPages(http);
		var requests = new CookieRequestCache();
		var contexts = new StaffContexts(refresh);
		return http.securityContext((context) -> context.securityContextRepository(contexts))
			.requestCache((cache) -> cache.requestCache(requests))
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
			.logout((logout) -> logout.logoutSuccessUrl("/login?logout"))
			.build();
	}

	private static AuthenticationSuccessHandler toWork(CookieRequestCache requests) {
		var handler = new SavedRequestAwareAuthenticationSuccessHandler();
		handler.setRequestCache(requests);
		handler.setDefaultTargetUrl("/admin");
		return handler;
	}

}

package se.stamkund.platform.security;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

import se.stamkund.platform.api.ApiPaths;
import se.stamkund.platform.api.Problem;
import se.stamkund.platform.api.ProblemWriter;

/**
 * The REST API: an API key with every call, no session, no cookie, hence no CSRF. Any
 * site may read with a publishable key.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiLimits.class)
class ApiSecurity {

	@Bean
	@Order(1)
	SecurityFilterChain apiFilterChain(HttpSecurity http, ApiKeyAuthenticator keys, ProblemWriter problems,
			ApiLimits limits) {
		SecurityHeaders.forApi(http);
		return http.securityMatcher(ApiPaths::matches)
			.csrf(AbstractHttpConfigurer::disable)
			.cors((cors) -> cors.configurationSource(anySiteMayRead()))
			.logout(AbstractHttpConfigurer::disable)
			.requestCache((cache) -> cache.requestCache(new NullRequestCache()))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.addFilterBefore(new ApiKeyFilter(keys, problems, limits), AnonymousAuthenticationFilter.class)
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.exceptionHandling((errors) -> errors.authenticationEntryPoint(keyMissing(problems))
				.accessDeniedHandler(denied(problems)))
			.build();
	}

	private static AuthenticationEntryPoint keyMissing(ProblemWriter problems) {
		return (request, response, ex) -> {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
			problems.write(response, Problem.of(HttpStatus.UNAUTHORIZED, "api_key_missing",
					"Send your API key as \"Authorization: Bearer sk_…\""));
		};
	}

	private static AccessDeniedHandler denied(ProblemWriter problems) {
		return (request, response, ex) -> problems.write(response,
				Problem.of(HttpStatus.FORBIDDEN, "forbidden", "This key may not do that"));
	}

	private static CorsConfigurationSource anySiteMayRead() {
		var cors = new CorsConfiguration();
		cors.addAllowedOrigin(CorsConfiguration.ALL);
		cors.setAllowedMethods(List.of("GET", "HEAD"));
		cors.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.ACCEPT, HttpHeaders.IF_NONE_MATCH));
		cors.setExposedHeaders(List.of(HttpHeaders.ETAG, HttpHeaders.RETRY_AFTER, "RateLimit", "RateLimit-Policy"));
		cors.setMaxAge(Duration.ofHours(1));
		return (request) -> cors;
	}

}

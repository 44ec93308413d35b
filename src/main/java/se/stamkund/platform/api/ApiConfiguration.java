package se.stamkund.platform.api;

import java.util.List;

import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {

	/** Just inside what gives the request its id, outside everything that may fail. */
	private static final int ERRORS = Ordered.HIGHEST_PRECEDENCE + 100;

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(new ApiArgumentResolver());
	}

	@Bean
	FilterRegistrationBean<ApiErrorFilter> apiErrorFilter(ProblemWriter problems) {
		return register(new ApiErrorFilter(problems), ERRORS);
	}

	/** After security, so that only a known caller's body is read at all. */
	@Bean
	FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(ProblemWriter problems) {
		return register(new BodyLimitFilter(problems), 0);
	}

	private static <F extends Filter> FilterRegistrationBean<F> register(F filter, int order) {
		var registration = new FilterRegistrationBean<>(filter);
		registration.addUrlPatterns("/api/*");
		registration.setOrder(order);
		return registration;
	}

}

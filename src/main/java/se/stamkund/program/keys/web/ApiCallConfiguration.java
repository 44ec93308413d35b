package se.stamkund.program.keys.web;

import java.time.Clock;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.stamkund.program.keys.ApiCallWriter;

@Configuration(proxyBeanMethods = false)
class ApiCallConfiguration {

	/**
	 * After security, which knows the caller, and before whatever may refuse the call.
	 */
	private static final int ORDER = -50;

	@Bean
	FilterRegistrationBean<ApiCallFilter> apiCallFilter(ApiCallWriter writer, Clock clock) {
		var registration = new FilterRegistrationBean<>(new ApiCallFilter(writer, clock));
		registration.addUrlPatterns("/api/*");
		registration.setOrder(ORDER);
		return registration;
	}

}

package se.stamkund.program.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

import se.stamkund.program.StaffCallers;

@Configuration(proxyBeanMethods = false)
class StaffSecurity {

	/** In every chain: only where somebody of the staff is logged in it does anything. */
	@Bean
	Customizer<HttpSecurity> staffCallersInEveryChain(StaffCallers callers) {
		return (http) -> http.addFilterBefore(new StaffCallerFilter(callers), AnonymousAuthenticationFilter.class);
	}

}

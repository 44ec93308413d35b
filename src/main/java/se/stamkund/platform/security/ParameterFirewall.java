package se.stamkund.platform.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Besides paths that can't be meant well, refuses parameters with a NUL character: no
 * keyboard types it, and PostgreSQL can't store it. Whoever sends one gets a 400.
 */
@Configuration(proxyBeanMethods = false)
class ParameterFirewall {

	@Bean
	StrictHttpFirewall httpFirewall() {
		var firewall = new StrictHttpFirewall();
		firewall.setAllowedParameterValues((value) -> value.indexOf('\0') < 0);
		return firewall;
	}

}

package se.stamkund.program;

import java.util.Map;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration(proxyBeanMethods = false)
class StaffConfiguration {

	/**
	 * Bcrypt today; the prefix of a stored hash says what it was made with.
	 * @param cost each step doubles the work of whoever guesses, and of the server
	 */
	@Bean
	PasswordEncoder passwordEncoder(@Value("${stamkund.staff.password-cost:10}") int cost) {
		return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(cost)));
	}

}

package se.stamkund.platform;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

	/** For technical times only; the domain asks {@link ProgramClock}. */
	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}

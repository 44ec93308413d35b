package se.stamkund.bench;

import java.util.Map;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import se.stamkund.platform.outbox.OutboxListener;
import se.stamkund.platform.outbox.OutboxMessage;
import se.stamkund.purchase.OrderRecorded;

/**
 * What the bench adds to the application it measures: an endpoint that answers always the same, and a listener to orders,
 * so that their events go through the outbox.
 */
@Configuration(proxyBeanMethods = false)
class BenchEndpoints {

	@Bean
	@Order(0)
	SecurityFilterChain openToAll(HttpSecurity http) {
		return http.securityMatcher("/bench/**")
			.csrf(AbstractHttpConfigurer::disable)
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.build();
	}

	@Bean
	OutboxListener<OrderRecorded> benchListener() {
		return new Listener();
	}

	@RestController
	static class Constant {

		@GetMapping({ "/bench/constant", "/api/v1/bench/constant" })
		Map<String, Object> constant() {
			return Map.of("active", 1240, "pending", 0, "held", 0, "debt", 0, "lifetime", 5000);
		}

	}

	static class Listener implements OutboxListener<OrderRecorded> {

		@Override
		public Class<OrderRecorded> type() {
			return OrderRecorded.class;
		}

		@Override
		public void on(OutboxMessage<? extends OrderRecorded> message) {
			if (message.event().orderId().startsWith(Ceiling.SAMPLE)) {
				throw new IllegalStateException("Not yet: the bench wants to see the row");
			}
		}

	}

}

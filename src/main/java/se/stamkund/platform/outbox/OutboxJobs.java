package se.stamkund.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;

import com.github.kagkarlsson.scheduler.task.Task;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.stamkund.platform.jobs.Jobs;

@Configuration(proxyBeanMethods = false)
class OutboxJobs {

	private static final Duration KEPT = Duration.ofDays(29);

	/** Only events that were laid aside get that old. */
	@Bean
	Task<Void> forgetOldEvents(OutboxStore store, Clock clock) {
		return Jobs.daily("outbox-forget", LocalTime.of(3, 10),
				() -> store.deleteOlderThan(clock.instant().minus(KEPT)));
	}

	@Bean
	MeterBinder outboxMetrics(OutboxStore store) {
		return (registry) -> Gauge.builder("stamkund.outbox.laid.aside", store, OutboxStore::countLaidAside)
			.description("Events that a listener refused again and again")
			.register(registry);
	}

}

package se.stamkund.dataload;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;

import com.github.kagkarlsson.scheduler.task.Task;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.stamkund.platform.jobs.Jobs;

@Configuration(proxyBeanMethods = false)
class ImportJobs {

	private static final Duration KEPT = Duration.ofDays(29);

	/** What files say is personal data; what became of it stays. */
	@Bean
	Task<Void> forgetOldImportFiles(ImportContent content, Clock clock) {
		return Jobs.daily("import-forget", LocalTime.of(3, 30),
				() -> content.forgetOlderThan(clock.instant().minus(KEPT)));
	}

}

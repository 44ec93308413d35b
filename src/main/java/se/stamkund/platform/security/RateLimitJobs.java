package se.stamkund.platform.security;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.Task;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.stamkund.platform.jobs.Jobs;

@Configuration(proxyBeanMethods = false)
class RateLimitJobs {

	@Bean
	Task<Void> forgetOldAttempts(RateLimits limits) {
		return Jobs.every("rate-limits-forget", Duration.ofHours(1), limits::forgetExpired);
	}

}

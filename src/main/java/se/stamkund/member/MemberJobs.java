package se.stamkund.member;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;

import com.github.kagkarlsson.scheduler.task.Task;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.stamkund.platform.jobs.Jobs;

@Configuration(proxyBeanMethods = false)
class MemberJobs {

	/** Long after any sandbox's clock could still let one in. */
	private static final Duration KEPT = Duration.ofDays(7);

	@Bean
	Task<Void> forgetOldEmailChanges(EmailChangeStore changes, Clock clock) {
		return Jobs.daily("email-changes-forget", LocalTime.of(3, 35),
				() -> changes.deleteExpiredBefore(clock.instant().minus(KEPT)));
	}

	@Bean
	Task<Void> forgetOldLoginLinks(LoginLinkStore links, Clock clock) {
		return Jobs.daily("login-links-forget", LocalTime.of(3, 30),
				() -> links.deleteExpiredBefore(clock.instant().minus(KEPT)));
	}

}

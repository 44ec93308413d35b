package se.stamkund.platform.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;

import com.github.kagkarlsson.scheduler.task.Task;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.stamkund.platform.jobs.Jobs;

@Configuration(proxyBeanMethods = false)
class MailJobs {

	private static final Duration KEPT = Duration.ofDays(29);

	@Bean
	Task<Void> forgetOldMails(MailStore store, Clock clock) {
		return Jobs.daily("mail-forget", LocalTime.of(3, 20), () -> store.deleteOlderThan(clock.instant().minus(KEPT)));
	}

}

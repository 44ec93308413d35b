package se.stamkund.platform.due;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.Task;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.stamkund.platform.jobs.Jobs;

@Configuration(proxyBeanMethods = false)
class DueWorkJob {

	@Bean
	Task<Void> dueWork(DueWorkRunner works) {
		return Jobs.every("due-work", Duration.ofSeconds(30), works::runAll);
	}

}

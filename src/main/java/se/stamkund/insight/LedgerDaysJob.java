package se.stamkund.insight;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.stamkund.platform.due.ProgramDirectory;
import se.stamkund.platform.jobs.Jobs;
import se.stamkund.program.Programs;

@Configuration(proxyBeanMethods = false)
class LedgerDaysJob {

	private static final Logger log = LoggerFactory.getLogger(LedgerDaysJob.class);

	@Bean
	Task<Void> sumLedgerDays(LedgerDaysUpdate update, ProgramDirectory directory, Programs programs) {
		return Jobs.every("ledger-days", Duration.ofMinutes(5), () -> runAll(update, directory, programs));
	}

	/** One programme's failure is logged and doesn't keep the others waiting. */
	private static void runAll(LedgerDaysUpdate update, ProgramDirectory directory, Programs programs) {
		for (var program : directory.all()) {
			try {
				update.run(program, programs.get(program).zone(), LedgerDaysUpdate.MARGIN);
			}
			catch (RuntimeException ex) {
				log.error("The sums of days of programme {} failed; they are tried again", program, ex);
			}
		}
	}

}

package se.stamkund.ledger;

import java.time.Duration;

import org.springframework.stereotype.Component;

import se.stamkund.platform.jobs.Worker;

/** Goes on with audits part by part. */
@Component
class AuditWorker extends Worker {

	AuditWorker(AuditStep step) {
		super("audit", Duration.ofSeconds(30), step::checkNext);
	}

}

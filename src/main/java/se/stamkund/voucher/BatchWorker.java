package se.stamkund.voucher;

import java.time.Duration;

import org.springframework.stereotype.Component;

import se.stamkund.platform.jobs.Worker;

/** Makes the codes of batches in the background. */
@Component
class BatchWorker extends Worker {

	BatchWorker(BatchMaking making) {
		super("voucher-batches", Duration.ofSeconds(5), making::runBatch);
	}

}

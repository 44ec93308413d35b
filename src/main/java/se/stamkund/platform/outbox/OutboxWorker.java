package se.stamkund.platform.outbox;

import java.time.Duration;

import org.springframework.stereotype.Component;

import se.stamkund.platform.jobs.Worker;

/** Delivers as soon as an event is committed here, and looks for others' now and then. */
@Component
class OutboxWorker extends Worker {

	OutboxWorker(OutboxDelivery delivery) {
		super("outbox", Duration.ofSeconds(2), delivery::deliverBatch);
	}

}

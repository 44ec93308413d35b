package se.stamkund.platform.mail;

import java.time.Duration;

import org.springframework.stereotype.Component;

import se.stamkund.platform.jobs.Worker;

/** Sends as soon as a mail is committed here, and looks for what is due now and then. */
@Component
class MailWorker extends Worker {

	MailWorker(MailDelivery delivery) {
		super("mail", Duration.ofSeconds(5), delivery::sendBatch);
	}

}

package se.stamkund.platform.mail;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/** Sends what is in the queue. */
@Component
class MailDelivery {

	private static final int BATCH = 20;

	/** Longer than the mail server may take for a batch; see its timeouts. */
	private static final Duration LEASE = Duration.ofMinutes(15);

	/** With the pauses between them about a day. */
	private static final int MOST_ATTEMPTS = 14;

	private static final Duration LONGEST_PAUSE = Duration.ofHours(3);

	private static final Logger log = LoggerFactory.getLogger(MailDelivery.class);

	private final MailStore store;

	private final MailTransport transport;

	private final Duration firstPause;

	MailDelivery(MailStore store, MailTransport transport,
			@Value("${stamkund.mail.first-retry-after}") Duration firstPause) {
		this.store = store;
		this.transport = transport;
		this.firstPause = firstPause;
	}

	/** Sends one batch; answers whether there may be more. */
	boolean sendBatch() {
		var mails = this.store.claim(BATCH, LEASE);
		mails.forEach(this::send);
		return mails.size() == BATCH;
	}

	private void send(QueuedMail mail) {
		try {
			this.transport.send(mail);
		}
		catch (MailException ex) {
			retryLater(mail, ex);
			return;
		}
		this.store.markSent(mail);
	}

	private void retryLater(QueuedMail mail, MailException failure) {
		var error = String.valueOf(failure.getMessage());
		if (mail.attempts() >= MOST_ATTEMPTS) {
			log.error("Mail {} is given up after {} attempts", mail.id(), mail.attempts(), failure);
			this.store.markFailed(mail, error);
			return;
		}
		log.warn("Mail {} could not be sent at attempt {}: {}", mail.id(), mail.attempts(), error);
		var pause = this.firstPause.multipliedBy(1L << (mail.attempts() - 1));
		this.store.putBack(mail, (pause.compareTo(LONGEST_PAUSE) < 0) ? pause : LONGEST_PAUSE, error);
	}

}

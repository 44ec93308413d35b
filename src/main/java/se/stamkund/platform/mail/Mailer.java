package se.stamkund.platform.mail;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import se.stamkund.platform.Quiet;
import se.stamkund.shared.ProgramId;

/** Sends mails in a programme's name. */
@Service
public class Mailer {

	private final MailRenderer renderer;

	private final MailTransport transport;

	private final MailStore store;

	private final MailWorker worker;

	Mailer(MailRenderer renderer, MailTransport transport, MailStore store, MailWorker worker) {
		this.renderer = renderer;
		this.transport = transport;
		this.store = store;
		this.worker = worker;
	}

	/**
	 * Writes the mail in the caller's transaction and sends it once that commits, trying
	 * again for a day if the mail server fails. Without a mail server, or to an address
	 * under {@code .example}, it is only kept for the page "Skickad post". Nothing is
	 * sent during {@link Quiet quiet} work.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void send(ProgramId program, MailMessage message) {
		if (Quiet.isOn()) {
			return;
		}
		var mail = this.renderer.render(program, message);
		if (!this.transport.canReach(message.to())) {
			this.store.insert(program, message, mail, MailStatus.KEPT);
			return;
		}
		this.store.insert(program, message, mail, MailStatus.QUEUED);
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				Mailer.this.worker.wake();
			}

		});
	}

	/** Forgets the mails to an address, sent or not: its owner has been erased. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void forget(ProgramId program, String address) {
		this.store.deleteTo(program, address);
	}

}

package se.stamkund.shopper;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.member.EmailReplaced;

/** Tells the former address, so that nobody loses an account without noticing. */
@Component
class EmailNotices {

	private final ShopperMails mails;

	EmailNotices(ShopperMails mails) {
		this.mails = mails;
	}

	/** Says nothing of the new address: whoever reads here may be a stranger by now. */
	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(EmailReplaced event) {
		this.mails.send(event.program(), event.member(), event.former(), "shopper/email-changed", "/login");
	}

}

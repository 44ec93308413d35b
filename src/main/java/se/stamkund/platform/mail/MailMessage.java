package se.stamkund.platform.mail;

import java.util.Locale;
import java.util.Map;

/**
 * A mail to one person.
 *
 * @param to the address
 * @param locale the reader's language
 * @param template below {@code templates/mail/}, as in {@code shopper/login-link}; its
 * title is the subject
 * @param model what the template shows, formatted already; links are absolute
 * @param secret whether it holds a link that lets its reader in: it is then forgotten
 * once sent, and shown to nobody while it can still be sent
 */
public record MailMessage(String to, Locale locale, String template, Map<String, ?> model, boolean secret) {

	public MailMessage {
		model = Map.copyOf(model);
	}

	public MailMessage(String to, Locale locale, String template, Map<String, ?> model) {
		this(to, locale, template, model, false);
	}

	/** The same mail, handled as one that holds the key to something. */
	public MailMessage asSecret() {
		return new MailMessage(this.to, this.locale, this.template, this.model, true);
	}

}

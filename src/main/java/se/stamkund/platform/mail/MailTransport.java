package se.stamkund.platform.mail;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands mails to the mail server, if there is one. */
@Component
class MailTransport {

	private final @Nullable JavaMailSender sender;

	private final String from;

	MailTransport(ObjectProvider<JavaMailSender> sender, @Value("${stamkund.mail.from}") String from) {
		this.sender = sender.getIfAvailable();
		this.from = from;
	}

	/** Whether sending makes sense; addresses under .example belong to nobody. */
	boolean canReach(String address) {
		return this.sender != null && !address.strip().toLowerCase(Locale.ROOT).endsWith(".example");
	}

	/**
	 * Hands it over.
	 * @throws org.springframework.mail.MailException if the server doesn't take it
	 */
	void send(QueuedMail mail) {
		if (this.sender == null) {
			throw new MailPreparationException("There is no mail server: set spring.mail.host");
		}
		var message = this.sender.createMimeMessage();
		try {
			var helper = new MimeMessageHelper(message, MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED,
					StandardCharsets.UTF_8.name());
			helper.setFrom(this.from, mail.senderName());
			helper.setTo(mail.recipient());
			helper.setSubject(mail.subject());
			helper.setText(mail.text(), mail.html());
			// a mail that went out twice is still one mail to its reader
			message.setHeader("X-Entity-Ref-ID", mail.id().toString());
			message.setHeader("Auto-Submitted", "auto-generated");
		}
		catch (MessagingException | UnsupportedEncodingException ex) {
			throw new MailPreparationException(ex);
		}
		this.sender.send(message);
	}

}

package se.stamkund.platform.mail;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A mail to look at.
 *
 * @param sentAt when the mail server took it; none if it has not
 * @param error what the mail server said last
 * @param secret whether it holds a link that lets its reader in
 * @param text none if it held a link that lets its reader in, and could be sent
 * @param html as {@code text}
 */
public record MailView(UUID id, String recipient, String subject, MailStatus status, Instant writtenAt,
		@Nullable Instant sentAt, int attempts, @Nullable String error, boolean secret, @Nullable String text,
		@Nullable String html) {

	/** The same without what it says. */
	public MailView withoutBody() {
		return new MailView(this.id, this.recipient, this.subject, this.status, this.writtenAt, this.sentAt,
				this.attempts, this.error, this.secret, null, null);
	}

}

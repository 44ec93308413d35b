package se.stamkund.platform.mail;

import java.util.UUID;

/**
 * A mail that this worker has for a while.
 *
 * @param attempts how often it was taken to be sent, this time included
 */
record QueuedMail(UUID id, UUID programId, String recipient, String senderName, String subject, String text,
		String html, int attempts) {
}

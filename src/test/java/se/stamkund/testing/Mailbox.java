package se.stamkund.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import org.springframework.stereotype.Component;

import static org.assertj.core.api.Assertions.assertThat;

/** What has been mailed to somebody. */
@Component
public class Mailbox {

	private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/\\S*)");

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private final GreenMail server;

	Mailbox(GreenMail server) {
		this.server = server;
	}

	/**
	 * The path of the first link in the latest mail to an address, which may still be on
	 * its way.
	 * @param containing what the path has in it
	 */
	public String link(String address, String containing) {
		var links = LINK.matcher(text(address))
			.results()
			.map((link) -> link.group(1))
			.filter((path) -> path.contains(containing));
		return links.findFirst().orElseThrow(() -> new AssertionError("No such link in the mail to " + address));
	}

	/** The plain text of the latest mail to an address. */
	public String text(String address) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (System.nanoTime() < deadline) {
			var found = Arrays.stream(this.server.getReceivedMessages())
				.filter((message) -> isTo(message, address))
				.reduce((first, second) -> second);
			if (found.isPresent()) {
				return plain(found.get());
			}
			pause();
		}
		throw new AssertionError("No mail to " + address);
	}

	private static boolean isTo(Message message, String address) {
		try {
			return Arrays.stream(message.getAllRecipients()).anyMatch((to) -> to.toString().contains(address));
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String plain(Part part) {
		try {
			if (part.getContent() instanceof Multipart parts) {
				return plain(parts.getBodyPart(0));
			}
			assertThat(part.getContentType()).startsWith("text/plain");
			return part.getContent().toString();
		}
		catch (IOException | MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void pause() {
		try {
			Thread.sleep(20);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}

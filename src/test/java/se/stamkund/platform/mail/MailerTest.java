package se.stamkund.platform.mail;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@IntegrationTest
class MailerTest {

	@Autowired
	Mailer mailer;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	TestPrograms programs;

	@Autowired
	GreenMail server;

	@Autowired
	MailWorker worker;

	@Autowired
	JdbcClient database;

	private ProgramId program;

	private final String address = UUID.randomUUID() + "@posten.test";

	@BeforeEach
	void aProgramme() {
		this.program = this.programs.createId();
	}

	private MailMessage mailTo(String address) {
		return new MailMessage(address, Locale.of("sv"), "test/welcome",
				Map.of("name", "Åsa", "link", "https://shop.test/in"));
	}

	private void send(MailMessage message) {
		this.transaction.executeWithoutResult((status) -> this.mailer.send(this.program, message));
	}

	private List<MimeMessage> received() {
		return Arrays.stream(this.server.getReceivedMessages()).filter((message) -> {
			try {
				return message.getAllRecipients()[0].toString().equals(this.address);
			}
			catch (MessagingException ex) {
				throw new IllegalStateException(ex);
			}
		}).toList();
	}

	private Map<String, Object> row() {
		return this.database.sql("select * from mail where program_id = ?")
			.param(this.program.value())
			.query()
			.singleRow();
	}

	private void awaitStatus(MailStatus expected) {
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(row()).containsEntry("status", expected.name()));
	}

	@Test
	void sendsTextAndHtmlInTheProgrammesNameSoonAfterCommit() throws Exception {
		send(mailTo(this.address));

		awaitStatus(MailStatus.SENT);
		var mail = received().getFirst();
		assertThat(mail.getSubject()).isEqualTo("Hej Åsa");
		assertThat(mail.getFrom()[0].toString()).startsWith("Test test-").endsWith("<no-reply@localhost>");
		assertThat(GreenMailUtil.getWholeMessage(mail)).contains("multipart/alternative", "text/plain", "text/html");
	}

	@Test
	void sendsNothingWhenTheTransactionRollsBack() {
		this.transaction.executeWithoutResult((status) -> {
			this.mailer.send(this.program, mailTo(this.address));
			status.setRollbackOnly();
		});

		assertThat(this.database.sql("select count(*) from mail where program_id = ?")
			.param(this.program.value())
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void refusesToSendOutsideATransaction() {
		assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> this.mailer.send(this.program, mailTo(this.address)));
	}

	@Test
	void keepsButNeverSendsMailsToExampleAddresses() {
		send(mailTo("anna@fjallbod.example"));

		assertThat(row()).containsEntry("status", "KEPT").containsEntry("attempts", 0);
	}

	@Test
	void triesAgainUntilTheMailServerIsBack() {
		this.server.stop();
		try {
			send(mailTo(this.address));
			await().atMost(Duration.ofSeconds(30))
				.untilAsserted(() -> assertThat((Integer) row().get("attempts")).isPositive());
			assertThat(row()).containsEntry("status", "QUEUED");
		}
		finally {
			this.server.start();
		}
		// what is due now; else it looks every few seconds
		this.worker.wake();

		awaitStatus(MailStatus.SENT);
		assertThat(received()).hasSize(1);
	}

	@Test
	void forgetsTheBodyOfAMailThatHeldAKeyOnceItIsSent() {
		send(mailTo(this.address).asSecret());

		awaitStatus(MailStatus.SENT);
		assertThat(row()).containsEntry("text_body", null).containsEntry("html_body", null);
	}

	@Test
	void forgetsAllMailsToAnErasedAddress() {
		send(mailTo("Anna@fjallbod.example"));

		this.transaction.executeWithoutResult((status) -> this.mailer.forget(this.program, "anna@fjallbod.example"));

		assertThat(this.database.sql("select count(*) from mail where program_id = ?")
			.param(this.program.value())
			.query(Long.class)
			.single()).isZero();
	}

}

package se.stamkund.platform.mail.web;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.stamkund.platform.mail.MailMessage;
import se.stamkund.platform.mail.Mailer;
import se.stamkund.program.Role;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestStaff;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class MailPageTest {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	Mailer mailer;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	TestPrograms programs;

	@Autowired
	JdbcClient database;

	private ProgramId program;

	@BeforeEach
	void aProgramme() {
		this.program = this.programs.createId();
	}

	private void send(String to, String name) {
		this.transaction
			.executeWithoutResult((status) -> this.mailer.send(this.program, new MailMessage(to, Locale.of("sv"),
					"test/welcome", Map.of("name", name, "link", "https://shop.test/in?token=abc"))
				.asSecret()));
	}

	private UUID onlyMail() {
		return this.database.sql("select id from mail where program_id = ?")
			.param(this.program.value())
			.query(UUID.class)
			.single();
	}

	private MvcTestResult open(String path) {
		return this.mvc.get().uri(path).with(TestStaff.owner(this.program)).exchange();
	}

	@Test
	void listsTheNewestFirstAndFindsByAddressOrSubject() {
		send("anna@fjallbod.example", "Anna");
		send("bo@fjallbod.example", "Bo");

		assertThat(open("/admin/mail")).hasStatusOk().bodyText().containsSubsequence("Hej Bo", "Hej Anna");
		assertThat(open("/admin/mail?q=ANNA@")).bodyText().contains("Hej Anna").doesNotContain("Hej Bo");
		assertThat(open("/admin/mail?q=hej b")).bodyText().contains("Hej Bo").doesNotContain("Hej Anna");
		assertThat(open("/admin/mail?q=%25")).bodyText().doesNotContain("Hej Anna");
	}

	@Test
	void pagesWithoutGapsOrRepeats() {
		send("a@fjallbod.example", "A");
		send("b@fjallbod.example", "B");

		var first = open("/admin/mail?limit=1");
		assertThat(first).bodyText().contains("Hej B").doesNotContain("Hej A").contains("cursor=");
	}

	@Test
	void showsAKeptMailWithALinkToFollow() {
		send("anna@fjallbod.example", "Anna");

		assertThat(open("/admin/mail/" + onlyMail())).hasStatusOk()
			.bodyText()
			.contains("href=\"https://shop.test/in?token=abc\"", "<iframe");
	}

	@Test
	void shutsTheMailOffFromThePageAroundIt() {
		send("anna@fjallbod.example", "<script>alert(1)</script>");

		var mail = open("/admin/mail/" + onlyMail() + "/html");

		assertThat(mail).hasStatusOk();
		assertThat(mail.getResponse().getHeaders("Content-Security-Policy")).singleElement()
			.asString()
			.startsWith("sandbox ")
			.contains("default-src 'none'", "frame-ancestors 'self'");
		assertThat(mail).bodyText().doesNotContain("<script>");
	}

	@Test
	void neverShowsAKeyThatItsReaderCanStillUse() {
		send("anna@fjallbod.example", "Anna");
		this.database.sql("""
				update mail set status = 'QUEUED', next_attempt_at = created_at + interval '1 day' where program_id = ?
				""").param(this.program.value()).update();

		var mail = onlyMail();

		assertThat(open("/admin/mail/" + mail)).hasStatusOk().bodyText().doesNotContain("token=abc");
		assertThat(open("/admin/mail/" + mail + "/html")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@ParameterizedTest
	@EnumSource(value = Role.class, names = { "MANAGER", "SUPPORT" })
	void showsAKeptKeyOnlyToOwners(Role role) {
		send("karin@fjallbod.example", "Karin");
		var mail = onlyMail();

		assertThat(this.mvc.get().uri("/admin/mail/" + mail).with(TestStaff.staff(this.program, role))).hasStatusOk()
			.bodyText()
			.contains("Hej Karin")
			.doesNotContain("token=abc", "<iframe");
		assertThat(this.mvc.get().uri("/admin/mail/" + mail + "/html").with(TestStaff.staff(this.program, role)))
			.hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void anotherProgrammesMailIsNotThere() {
		send("anna@fjallbod.example", "Anna");
		var mail = onlyMail();
		this.program = this.programs.createId();

		assertThat(open("/admin/mail/" + mail)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(open("/admin/mail/" + mail + "/html")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void isNotForTheTill() {
		assertThat(this.mvc.get().uri("/admin/mail").with(TestStaff.staff(this.program, Role.TILL)))
			.hasStatus(HttpStatus.FORBIDDEN);
	}

}

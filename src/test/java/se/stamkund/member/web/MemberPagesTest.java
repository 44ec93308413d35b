package se.stamkund.member.web;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberSource;
import se.stamkund.member.MemberStatus;
import se.stamkund.program.Role;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestStaff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@IntegrationTest
class MemberPagesTest {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	Enrolment enrolment;

	@Autowired
	MemberDirectory directory;

	ProgramId program;

	MemberId anna;

	@BeforeEach
	void enrolAnna() {
		this.program = this.programs.createId();
		this.anna = this.enrolment
			.enrol(this.program, EnrolMember.withEmail("anna@example.com", "=Anna", "<b>Berg", MemberSource.API),
					Actor.SYSTEM)
			.member();
	}

	@Test
	void listsMembersWithoutTrustingTheirNames() {
		assertThat(this.mvc.get()
			.uri("/admin/members")
			.session(new MockHttpSession())
			.with(TestStaff.owner(this.program))
			.with(csrf())).hasStatusOk()
			.bodyText()
			.contains("=Anna &lt;b&gt;Berg", "anna@<wbr>example.com")
			.doesNotContain("<b>Berg");
	}

	@Test
	void saysSoWhenNobodyIsFoundAndInAnEmptyProgramme() {
		assertThat(this.mvc.get().uri("/admin/members?q=zzz").with(TestStaff.owner(this.program))).hasStatusOk()
			.bodyText()
			.contains("box empty")
			.doesNotContain("anna@");
		assertThat(this.mvc.get().uri("/admin/members").with(TestStaff.owner(this.programs.createId()))).hasStatusOk()
			.bodyText()
			.contains("box empty");
	}

	@Test
	void exportsForSpreadsheetsWithoutFormulas() {
		assertThat(this.mvc.get().uri("/admin/members/export").with(TestStaff.owner(this.program))).hasStatusOk()
			.bodyText()
			.startsWith("\ufeff")
			.contains(";'=Anna;<b>Berg;anna@example.com;", "\r\n");
		assertThat(this.mvc.get().uri("/admin/members/export").with(TestStaff.staff(this.program, Role.SUPPORT)))
			.hasStatus(HttpStatus.FORBIDDEN);
	}

	@Test
	void keepsWhatWasTypedBesideTheError() {
		assertThat(this.mvc.post()
			.uri("/admin/members/new")
			.with(TestStaff.owner(this.program))
			.with(csrf())
			.param("firstName", "Bosse")
			.param("email", "nonsense")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("email-error", "Bosse");
	}

	@Test
	void erasesOnlyWhenTheNumberIsTyped() {
		assertThat(erase("1")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(this.directory.get(this.program, this.anna).active()).isTrue();

		assertThat(erase(String.valueOf(this.directory.get(this.program, this.anna).number())))
			.hasStatus(HttpStatus.FOUND);
		assertThat(this.directory.get(this.program, this.anna).status()).isEqualTo(MemberStatus.ERASED);
	}

	@Test
	void anotherProgrammesStaffSeesNobody() {
		var elsewhere = TestStaff.owner(this.programs.createId());

		for (var page : new String[] { "/edit", "/erase", "/data" }) {
			assertThat(this.mvc.get().uri("/admin/members/" + this.anna + page).with(elsewhere))
				.hasStatus(HttpStatus.NOT_FOUND);
		}
	}

	private MockMvcTester.MockMvcRequestBuilder erase(String number) {
		return this.mvc.post()
			.uri("/admin/members/" + this.anna + "/erase")
			.with(TestStaff.owner(this.program))
			.with(csrf())
			.param("number", number);
	}

}

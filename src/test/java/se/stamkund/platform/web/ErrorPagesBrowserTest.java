package se.stamkund.platform.web;

import java.util.Locale;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.LoginLinks;
import se.stamkund.member.MemberSource;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.testing.BrowserTest;
import se.stamkund.testing.StaffLogin;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

/** Errors are told as the rest is, also where no page of ours came to be written. */
class ErrorPagesBrowserTest extends BrowserTest {

	@Autowired
	private TestPrograms programs;

	@Autowired
	private StaffLogin login;

	@Autowired
	private Enrolment enrolment;

	@Autowired
	private LoginLinks links;

	@Test
	void staffReadTheLanguageOfTheirAccount() {
		var page = this.login.logIn(desk(), this.login.owner(this.programs.create(), Locale.ENGLISH));

		assertThat(get(page, "/admin/nowhere")).contains("lang=\"en\"", "There is nothing here");
		assertThat(get(page, "/nowhere")).contains("lang=\"en\"");
		assertThat(postWithoutToken(page, "/admin/account")).contains("lang=\"en\"", "open for too long");
	}

	@Test
	void shoppersReadTheLanguageOfTheirProfile() {
		var program = this.programs.create();
		var email = "anna-" + Ids.next() + "@mejl.example";
		var anna = this.enrolment
			.enrol(program.id(), EnrolMember.withEmail(email, "Anna", "Lindqvist", MemberSource.ADMIN), Actor.SYSTEM)
			.member();
		var page = open((options) -> options.setLocale("en-GB"));
		var home = "/p/" + program.code();
		page.navigate(home + "/in?token=" + this.links.forStorefront(program.id(), anna).value());

		assertThat(get(page, home + "/nowhere")).contains("lang=\"sv\"", "Här finns inget");
		assertThat(postWithoutToken(page, home + "/profile")).contains("lang=\"sv\"", "öppen för länge");
	}

	@Test
	void aStrangerIsToldRatherThanAskedToLogIn() {
		var page = open((options) -> options.setLocale("en-GB"));
		var home = "/p/" + this.programs.create().code();

		assertThat(postWithoutToken(page, home + "/join")).contains("<h1");
		assertThat(page.request().get("/p/no-such-shop").status()).isEqualTo(404);
	}

	private static String get(Page page, String path) {
		return page.request().get(path, RequestOptions.create().setHeader("Accept", "text/html")).text();
	}

	private static String postWithoutToken(Page page, String path) {
		APIResponse answer = page.request()
			.post(path, RequestOptions.create().setHeader("Accept", "text/html").setForm(FormData.create()));
		assertThat(answer.status()).isEqualTo(403);
		return answer.text();
	}

}

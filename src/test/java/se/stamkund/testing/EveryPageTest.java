package se.stamkund.testing;

import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.LoginLinks;
import se.stamkund.member.MemberSource;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;

/**
 * Every page by axe: light and dark, Swedish and English, phone and desk. Takes minutes,
 * so it is run by {@code ./mvnw test -Paxe}. A new page is added to one of the lists.
 */
@Tag("axe")
class EveryPageTest extends BrowserTest {

	private static final List<String> OPEN_TO_ALL = List.of("/", "/login", "/password", "/api");

	private static final List<String> VISITOR = List.of("", "/join", "/login", "/login/sent", "/login/link?token=x",
			"/terms", "/offline");

	private static final List<String> SHOPPER = List.of("", "/history", "/profile", "/profile/email?token=x",
			"/consents", "/data", "/leave", "/nowhere");

	@Autowired
	private TestPrograms programs;

	@Autowired
	private Enrolment enrolment;

	@Autowired
	private LoginLinks links;

	private TestPrograms.TestProgram program;

	private String login;

	@BeforeEach
	void makeMember() {
		this.program = this.programs.create();
		var member = this.enrolment
			.enrol(this.program.id(),
					EnrolMember.withEmail("anna-" + Ids.next() + "@mejl.example", "Anna", "Lindqvist",
							MemberSource.ADMIN),
					Actor.SYSTEM)
			.member();
		this.login = "/p/" + this.program.code() + "/in?token="
				+ this.links.forStorefront(this.program.id(), member).value();
	}

	@ParameterizedTest(name = "{0} {1} {2}")
	@CsvSource({ "LIGHT,sv-SE,360", "LIGHT,sv-SE,1280", "LIGHT,en-GB,360", "LIGHT,en-GB,1280", "DARK,sv-SE,360",
			"DARK,sv-SE,1280", "DARK,en-GB,360", "DARK,en-GB,1280" })
	void hasNothingForAxeToSay(ColorScheme scheme, String locale, int width) {
		var page = open((options) -> options.setColorScheme(scheme).setLocale(locale).setViewportSize(width, 800));
		var language = "?lang=" + locale.substring(0, 2);
		visit(page, OPEN_TO_ALL);
		page.navigate("/p/" + this.program.code() + language);
		visit(page, paths(VISITOR));
		page.navigate(this.login);
		visit(page, paths(SHOPPER));
	}

	private List<String> paths(List<String> below) {
		return below.stream().map((path) -> "/p/" + this.program.code() + path).toList();
	}

	private static void visit(Page page, List<String> paths) {
		for (var path : paths) {
			page.navigate(path);
			assertAccessible(page);
			assertNoSidewaysScroll(page);
		}
	}

}

package se.stamkund.testing;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.LoginLinks;
import se.stamkund.member.MemberSource;
import se.stamkund.points.TransferRules;
import se.stamkund.points.TransferSettings;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;

/** Every page of visitors and shoppers. A new page is added to one of the lists. */
class EveryPageTest extends PageWalk {

	private static final List<String> OPEN_TO_ALL = List.of("/", "/login", "/password/forgotten", "/password/sent",
			"/api");

	private static final List<String> VISITOR = List.of("/join", "/login", "/login/sent", "/login/link?token=x",
			"/terms", "/offline");

	private static final List<String> SHOPPER = List.of("", "/tier", "/history", "/statement", "/profile",
			"/profile/email?token=x", "/consents", "/data", "/leave", "/give");

	@Autowired
	private TestPrograms programs;

	@Autowired
	private Enrolment enrolment;

	@Autowired
	private LoginLinks links;

	@Autowired
	private TransferSettings transfers;

	private TestPrograms.TestProgram program;

	private MemberId member;

	@BeforeEach
	void makeMember() {
		this.program = this.programs.create();
		this.transfers.change(this.program.id(), new TransferRules(true, true, 100, 200), Actor.SYSTEM);
		this.programs.giveTiers(this.program.id());
		this.member = this.enrolment
			.enrol(this.program.id(),
					EnrolMember.withEmail("anna-" + Ids.next() + "@mejl.example", "Anna", "Lindqvist",
							MemberSource.ADMIN),
					Actor.SYSTEM)
			.member();
	}

	@TestFactory
	Stream<DynamicNode> lightAndDarkOnPhoneAndDesk() {
		return Stream.of("sv-SE", "en-GB").map((locale) -> DynamicContainer.dynamicContainer(locale, walk(locale)));
	}

	private Stream<DynamicTest> walk(String locale) {
		var page = open((options) -> options.setLocale(locale));
		var home = "/p/" + this.program.code();
		return Stream.of(OPEN_TO_ALL.stream().map((path) -> stop(page, path)),
				Stream.of(stop(page, home, () -> page.navigate(home + "?lang=" + locale.substring(0, 2)))),
				VISITOR.stream().map((path) -> stop(page, home + path)),
				Stream.of(stop(page, "logged in", () -> page.navigate(login()))),
				SHOPPER.stream().map((path) -> stop(page, home + path)), Stream.of(stop(page, home + "/nowhere", 404)))
			.flatMap((stops) -> stops);
	}

	private String login() {
		return "/p/" + this.program.code() + "/in?token="
				+ this.links.forStorefront(this.program.id(), this.member).value();
	}

}

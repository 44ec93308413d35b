package se.stamkund.testing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.UriComponentsBuilder;

import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.LoginLinks;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberSource;
import se.stamkund.points.TransferRules;
import se.stamkund.points.TransferSettings;
import se.stamkund.reward.Gate;
import se.stamkund.reward.Redemptions;
import se.stamkund.reward.RewardTerms;
import se.stamkund.reward.Rewards;
import se.stamkund.reward.TestRewards;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;

/** Every page of visitors and shoppers. A new page is added to one of the lists. */
class EveryPageTest extends PageWalk {

	private static final List<String> OPEN_TO_ALL = List.of("/", "/login", "/password/forgotten", "/password/sent",
			"/api", "/guide", "/guide/java");

	private static final List<String> VISITOR = List.of("/join", "/login", "/login/sent", "/login/link?token=x",
			"/terms", "/offline");

	private static final List<String> SHOPPER = List.of("", "/tier", "/history", "/statement", "/profile",
			"/profile/email?token=x", "/consents", "/data", "/leave", "/give", "/rewards", "/rewards/{near}",
			"/rewards/{far}", "/codes", "/codes/{code}");

	@Autowired
	private TestPrograms programs;

	@Autowired
	private Enrolment enrolment;

	@Autowired
	private LoginLinks links;

	@Autowired
	private TransferSettings transfers;

	@Autowired
	private Rewards rewards;

	@Autowired
	private Redemptions redemptions;

	private TestPrograms.TestProgram program;

	private MemberId member;

	private Map<String, Object> ids = Map.of();

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
		layOutRewards();
	}

	private void layOutRewards() {
		var near = reward(TestRewards.discount(50, 0));
		var far = reward(TestRewards.gated(TestRewards.discount(75, 1_500), new Gate("guld", null)));
		reward(TestRewards.discount(75, 1_500));
		var code = this.redemptions
			.redeem(this.program.id(), new MemberKey.ById(this.member), near, Actor.member(this.member))
			.id();
		this.ids = Map.of("near", near, "far", far, "code", code);
	}

	private UUID reward(RewardTerms terms) {
		return this.rewards.add(this.program.id(), TestRewards.active(terms, null), Actor.SYSTEM).id();
	}

	@TestFactory
	Stream<DynamicNode> lightAndDarkOnPhoneAndDesk() {
		return Stream.of("sv-SE", "en-GB").map((locale) -> DynamicContainer.dynamicContainer(locale, walk(locale)));
	}

	private Stream<DynamicTest> walk(String locale) {
		var page = open((options) -> options.setLocale(locale));
		var home = "/p/" + this.program.code();
		return Stream
			.of(OPEN_TO_ALL.stream().map((path) -> stop(page, path)),
					Stream.of(stop(page, home, () -> page.navigate(home + "?lang=" + locale.substring(0, 2)))),
					VISITOR
						.stream()
						.map((path) -> stop(page, home + path)),
					Stream.of(stop(page, "logged in", () -> page.navigate(login()))),
					SHOPPER.stream()
						.map((path) -> stop(page, home
								+ UriComponentsBuilder.fromUriString(path).buildAndExpand(this.ids).toUriString())),
					Stream.of(stop(page, home + "/nowhere", 404)))
			.flatMap((stops) -> stops);
	}

	private String login() {
		return "/p/" + this.program.code() + "/in?token="
				+ this.links.forStorefront(this.program.id(), this.member).value();
	}

}

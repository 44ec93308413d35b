package se.stamkund.shopper.web;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import se.stamkund.ledger.Balances;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.security.CallerToken;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.points.AdjustPoints;
import se.stamkund.points.Adjustments;
import se.stamkund.points.TransferRules;
import se.stamkund.points.TransferSettings;
import se.stamkund.points.Transfers;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@IntegrationTest
class GiftPagesTest {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	Enrolment enrolment;

	@Autowired
	Adjustments adjustments;

	@Autowired
	TransferSettings settings;

	@Autowired
	Transfers transfers;

	@Autowired
	Balances balances;

	@Autowired
	ProgramClock clock;

	private TestPrograms.TestProgram shop;

	private MemberId anna;

	private MemberId bo;

	@BeforeEach
	void twoMembers() {
		this.shop = this.programs.create();
		this.anna = enrol("anna@mejl.example", "Anna");
		this.bo = enrol("bo@mejl.example", "Bo");
		this.adjustments.adjust(this.shop.id(), new AdjustPoints(this.anna, 500, "Start", null),
				new ShopperCaller(this.shop.id(), this.anna));
	}

	@Test
	void thereIsNoPageUntilTheProgrammeAllowsIt() {
		assertThat(this.mvc.get().uri(page("")).with(csrf()).with(anna())).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void aGiftIsCheckedGivenAndTakenBack() {
		this.settings.change(this.shop.id(), new TransferRules(true, true, 100, 200), Actor.SYSTEM);
		assertThat(this.mvc.get().uri("/p/" + this.shop.code()).with(csrf()).with(anna())).hasStatusOk()
			.bodyText()
			.contains("Ge bort poäng");
		assertThat(give("bo@mejl.example", "100", false)).hasStatusOk().bodyText().contains("Bo B.");
		assertThat(active(this.bo)).as("not before she is sure").isZero();

		assertThat(give("bo@mejl.example", "100", true)).hasStatus(HttpStatus.FOUND);
		assertThat(active(this.bo)).isEqualTo(100);
		assertThat(history(this.anna)).contains("Gåva till Bo B.").doesNotContain("Flyttade");
		assertThat(history(this.bo)).contains("Gåva från Anna").doesNotContain("Flyttade");
		var gift = this.transfers.undoable(this.shop.id(), this.anna).getFirst();
		assertThat(this.mvc.get().uri(page("")).with(csrf()).with(anna())).hasStatusOk()
			.bodyText()
			.contains(gift.id() + "/undo");

		assertThat(this.mvc.post().uri(page("/" + gift.id() + "/undo")).with(csrf()).with(anna()))
			.hasStatus(HttpStatus.FOUND);
		assertThat(active(this.bo)).isZero();
		assertThat(history(this.anna)).contains("Gåvan till Bo B. kom tillbaka");
		assertThat(history(this.bo)).contains("Gåvan från Anna").contains("togs tillbaka");
	}

	private String history(MemberId member) {
		var page = this.mvc.get()
			.uri("/p/" + this.shop.code() + "/history")
			.with(csrf())
			.with(authentication(new CallerToken(new ShopperCaller(this.shop.id(), member), List.of())))
			.exchange();
		return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	@Test
	void refusalsStandBesideTheirField() {
		this.settings.change(this.shop.id(), new TransferRules(true, true, 100, 200), Actor.SYSTEM);

		assertThat(give("nobody@mejl.example", "10", false)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Ingen medlem hittades");
		assertThat(give("bo@mejl.example", "101", true)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("högst 100 per gång");
	}

	private MockMvcTester.MockMvcRequestBuilder give(String to, String points, boolean sure) {
		return this.mvc.post()
			.uri(page(""))
			.with(csrf())
			.with(anna())
			.param("to", to)
			.param("points", points)
			.param("sure", String.valueOf(sure));
	}

	private String page(String path) {
		return "/p/" + this.shop.code() + "/give" + path;
	}

	private RequestPostProcessor anna() {
		return authentication(new CallerToken(new ShopperCaller(this.shop.id(), this.anna), List.of()));
	}

	private long active(MemberId member) {
		return this.balances.of(this.shop.id(), member, this.clock.now(this.shop.id())).active().value();
	}

	private MemberId enrol(String email, String name) {
		return this.enrolment
			.enrol(this.shop.id(), EnrolMember.withEmail(email, name, "Berg", MemberSource.ADMIN), Actor.SYSTEM)
			.member();
	}

}

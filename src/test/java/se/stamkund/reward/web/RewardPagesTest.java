package se.stamkund.reward.web;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import se.stamkund.ledger.Balances;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.security.Caller;
import se.stamkund.platform.security.CallerToken;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.points.AdjustPoints;
import se.stamkund.points.Adjustments;
import se.stamkund.program.Role;
import se.stamkund.reward.Fulfilment;
import se.stamkund.reward.Gives;
import se.stamkund.reward.PartPayments;
import se.stamkund.reward.RedemptionFilter;
import se.stamkund.reward.RedemptionView;
import se.stamkund.reward.Redemptions;
import se.stamkund.reward.RewardState;
import se.stamkund.reward.RewardTerms;
import se.stamkund.reward.Rewards;
import se.stamkund.reward.TestRewards;
import se.stamkund.pricing.Scope;
import se.stamkund.pricing.Stacking;
import se.stamkund.reward.CodeTerms;
import se.stamkund.reward.Gate;
import se.stamkund.shared.Money;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestStaff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Rewards on the pages of staff and shoppers, without JavaScript. */
@IntegrationTest
class RewardPagesTest {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	Rewards rewards;

	@Autowired
	Redemptions redemptions;

	@Autowired
	PartPayments payments;

	@Autowired
	Enrolment enrolment;

	@Autowired
	Adjustments adjustments;

	@Autowired
	Balances balances;

	@Autowired
	ProgramClock clock;

	private TestPrograms.TestProgram shop;

	private MemberId anna;

	@BeforeEach
	void open() {
		this.shop = this.programs.create();
		this.anna = this.enrolment
			.enrol(this.shop.id(), EnrolMember.withEmail("anna@mejl.example", "Anna", "Ek", MemberSource.API),
					Actor.SYSTEM)
			.member();
		this.adjustments.adjust(this.shop.id(), new AdjustPoints(this.anna, 1_240, "Start", null),
				new Storefront(this.shop.id()));
	}

	@Test
	void staffWriteARewardAndSeeItAsAMemberDoes() {
		var saved = staffPost("/admin/rewards/new", form("nameSv", "75 kr rabatt"));
		assertThat(saved).hasStatus3xxRedirection();
		var reward = this.rewards.list(this.shop.id()).getFirst();
		assertThat(reward.terms().points()).isEqualTo(1_500);
		assertThat(staffGet("/admin/rewards")).bodyText().contains("75 kr rabatt").contains("Utkast");
		assertThat(staffGet("/admin/rewards/" + reward.id())).bodyText()
			.contains("value=\"75,00\"")
			.contains("Hämta")
			.contains("300&nbsp;p kvar".replace("&nbsp;", "\u00a0"));

		assertThat(staffPost("/admin/rewards/preview", form("points", "900"))).hasStatusOk()
			.bodyText()
			.contains("900\u00a0p")
			.doesNotContain("<html");
		assertThat(this.rewards.get(this.shop.id(), reward.id()).terms().points()).isEqualTo(1_500);
		assertThat(staffPost("/admin/rewards/" + reward.id(), form("points", "900"))).hasStatus3xxRedirection();
		assertThat(staffPost("/admin/rewards/" + reward.id(), form("points", "800")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Någon annan har ändrat belöningen");
	}

	@Test
	void whatIsWrongStandsBesideItsField() {
		assertThat(staffPost("/admin/rewards/new", form("amount", ""))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("amount-error");
		assertThat(staffPost("/admin/rewards/new", form("until", "2020-01-01")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("until-error");
		assertThat(staffPost("/admin/rewards/new", form("points", "mycket"))).bodyText().contains("value=\"mycket\"");
		assertThat(this.rewards.list(this.shop.id())).isEmpty();
	}

	@Test
	void theArrowsMoveAReward() {
		var first = add(TestRewards.discount(50, 1_000));
		var second = add(TestRewards.discount(75, 1_500));

		assertThat(this.mvc.post()
			.uri("/admin/rewards/order")
			.with(TestStaff.owner(this.shop.id()))
			.with(csrf())
			.param("id", first.toString(), second.toString())
			.param("move", "up:" + second)).hasStatus3xxRedirection();
		assertThat(this.rewards.list(this.shop.id()).getFirst().id()).isEqualTo(second);
	}

	@Test
	void pausingIsUndoneByOneClick() {
		var reward = add(TestRewards.discount(50, 1_000));
		assertThat(staffPost("/admin/rewards/" + reward + "/state", Map.of("to", "PAUSED"))).flash()
			.containsEntry("undo", "/admin/rewards/" + reward + "/state?to=ACTIVE");
		assertThat(this.rewards.get(this.shop.id(), reward).state()).isEqualTo(RewardState.PAUSED);
		assertThat(shopperGet("/rewards/" + reward)).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void staffSendWhatWasTakenAndMayUndoIt() {
		var taken = take(add(TestRewards.terms("Fika", new Gives.Experience(), 100)));
		assertThat(staffGet("/admin/rewards/taken")).bodyText().contains("Fika").contains("Anna Ek");

		assertThat(staffPost("/admin/rewards/taken", Map.of("id", taken.id().toString(), "to", "SENT", "show", "NEW")))
			.flash()
			.hasEntrySatisfying("undo", (undo) -> assertThat(undo).asString().contains("to=NEW"));
		assertThat(this.redemptions.get(this.shop.id(), taken.id()).fulfilment()).isEqualTo(Fulfilment.SENT);
		assertThat(staffGet("/admin/rewards/taken")).bodyText().contains("Inget att skicka");
		assertThat(staffPost("/admin/rewards/taken/" + taken.id(), Map.of("note", "Ring först\nEfter fem")))
			.hasStatus3xxRedirection();
		assertThat(staffGet("/admin/rewards/taken/" + taken.id())).bodyText().contains("Efter fem");
		assertThat(staffPost("/admin/rewards/taken/" + taken.id() + "/cancel", Map.of())).hasStatus3xxRedirection();
		assertThat(active()).isEqualTo(1_240);
	}

	@Test
	void staffTakeARewardForAMemberAndGiveItBack() {
		var reward = add(TestRewards.discount(50, 1_000));
		add(TestRewards.discount(75, 1_500));
		var hers = "/admin/members/" + this.anna.value() + "/rewards";
		assertThat(staffGet(hers)).bodyText()
			.containsSubsequence("Går att hämta nu", "50 kr rabatt", "240\u00a0p blir kvar", "Går inte nu",
					"75 kr rabatt", "Har 1\u00a0240\u00a0p, 260\u00a0p fattas");

		assertThat(staffPost(hers + "/" + reward, Map.of())).hasStatus3xxRedirection();
		var taken = taken();
		assertThat(active()).isEqualTo(240);
		assertThat(taken.redeemedBy()).startsWith("staff:");
		var code = this.redemptions.codes(this.shop.id(), List.of(taken)).get(taken.id()).code();
		assertThat(staffGet("/admin/members/" + this.anna.value() + "?show=REWARDS")).bodyText()
			.contains("50 kr rabatt", code, "Går att använda", "Ja, lämna tillbaka");
		assertThat(staffGet("/admin/settings/audit")).bodyText().contains("Belöning hämtad åt en medlem");

		var cancel = hers + "/taken/" + taken.id() + "/cancel";
		assertThat(as(Role.ANALYST, cancel)).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(
				staffPost("/admin/members/" + other().value() + "/rewards/taken/" + taken.id() + "/cancel", Map.of()))
			.hasStatus(HttpStatus.NOT_FOUND);
		assertThat(as(Role.SUPPORT, cancel)).hasStatus3xxRedirection();
		assertThat(active()).isEqualTo(1_240);
		assertThat(staffGet("/admin/members/" + this.anna.value() + "?show=REWARDS")).bodyText()
			.contains("Återlämnad")
			.doesNotContain("Ja, lämna tillbaka");
	}

	@Test
	void staffAreRefusedAsTheMemberIs() {
		var reward = add(TestRewards.discount(75, 1_500));
		var hers = "/admin/members/" + this.anna.value() + "/rewards/" + reward;

		assertThat(staffPost(hers, Map.of())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Det fattas 260 poäng");
		this.rewards.turn(this.shop.id(), reward, RewardState.PAUSED, Actor.SYSTEM);
		assertThat(staffPost(hers, Map.of())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("går inte att få just nu");
		assertThat(as(Role.ANALYST, hers)).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(as(Role.TILL, hers)).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(active()).isEqualTo(1_240);
	}

	@Test
	void theListIsExported() {
		take(add(TestRewards.terms("=Fika", new Gives.Experience(), 100)));
		var file = staffGet("/admin/rewards/taken/export");
		assertThat(file).hasStatusOk();
		assertThat(new String(file.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
			.startsWith("\ufeffNär;Belöning;Poäng;")
			.contains(";'=Fika;100;Anna Ek;anna@mejl.example;Ny;");
		assertThat(this.mvc.get()
			.uri("/admin/rewards/taken/export")
			.with(TestStaff.staff(this.shop.id(), Role.SUPPORT))
			.with(csrf())).hasStatus(HttpStatus.FORBIDDEN);
	}

	@Test
	void partPaymentIsSaved() {
		assertThat(staffPost("/admin/rewards/part-payment",
				Map.of("allowed", "true", "minimum", "200", "maximumPercent", "50", "step", "100")))
			.hasStatus3xxRedirection();
		assertThat(this.payments.get(this.shop.id()).rules().step()).isEqualTo(100);
		assertThat(staffPost("/admin/rewards/part-payment",
				Map.of("allowed", "true", "minimum", "0", "maximumPercent", "50", "step", "100")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@Test
	void aShopperSeesWhatSheCanHaveFirstAndWhyNotTheRest() {
		add(TestRewards.discount(75, 1_500));
		var free = add(TestRewards.discount(50, 1_000));

		assertThat(shopperGet("/rewards")).bodyText()
			.containsSubsequence("Räcker till nu", "50 kr rabatt", "Lite till", "75 kr rabatt", "260\u00a0p kvar");
		assertThat(shopperGet("")).bodyText().contains("260\u00a0p kvar").contains("Använd poäng");
		assertThat(shopperGet("/rewards/" + free)).bodyText()
			.contains("Hämta för 1\u00a0000\u00a0p")
			.contains("Sedan har du 240\u00a0p kvar");
	}

	@Test
	void aShopperTakesARewardShowsItsCodeAndUndoesIt() {
		var reward = add(TestRewards.discount(50, 1_000));
		var taken = shopperPost("/rewards/" + reward);
		assertThat(taken).hasStatus3xxRedirection();
		var redemption = taken();
		assertThat(taken).flash()
			.containsEntry("undo", "/p/" + this.shop.code() + "/codes/" + redemption.id() + "/undo");
		var code = this.redemptions.codes(this.shop.id(), List.of(redemption)).get(redemption.id()).code();
		assertThat(shopperGet("/codes")).bodyText().contains(code).contains("<svg").contains("Kopiera");
		assertThat(shopperGet("/codes/" + redemption.id())).bodyText().contains("class=\"bars\"").contains(code);
		assertThat(shopperGet("/history")).bodyText().contains("50 kr rabatt");

		assertThat(shopperPost("/codes/" + redemption.id() + "/undo")).hasStatus3xxRedirection();
		assertThat(active()).isEqualTo(1_240);
		assertThat(shopperGet("/codes")).bodyText().contains("Ångrad").doesNotContain(code);
	}

	@Test
	void aCodeSaysWhatItAsksFor() {
		var terms = TestRewards.discount(50, 1_000);
		var jackets = new CodeTerms(null, Money.ofMinor(30_000), Scope.categories("jackor").withoutCategories("rea"),
				Stacking.COMMON);
		var taken = take(add(new RewardTerms(terms.name(), terms.description(), terms.conditions(), terms.gives(),
				jackets, terms.points(), null, Gate.OPEN, null, null)));

		assertThat(shopperGet("/codes")).bodyText()
			.contains("När du handlar för minst 300\u00a0kr · Gäller jackor · Gäller inte rea");
		assertThat(shopperGet("/codes/" + taken.id())).bodyText().contains("Gäller jackor");
	}

	@Test
	void whoHasTooFewPointsIsToldSoAgain() {
		var reward = add(TestRewards.discount(75, 1_500));
		assertThat(shopperPost("/rewards/" + reward)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Det fattas 260 poäng");
	}

	@Test
	void codesOfOthersAreNotThere() {
		var taken = take(add(TestRewards.discount(50, 1_000)));
		var other = other();
		assertThat(this.mvc.get().uri("/p/" + this.shop.code() + "/codes/" + taken.id()).with(as(other)).with(csrf()))
			.hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.mvc.post()
			.uri("/p/" + this.shop.code() + "/codes/" + taken.id() + "/undo")
			.with(as(other))
			.with(csrf())).hasStatus(HttpStatus.NOT_FOUND);
	}

	private UUID add(RewardTerms terms) {
		return this.rewards.add(this.shop.id(), TestRewards.active(terms, null), Actor.SYSTEM).id();
	}

	private RedemptionView take(UUID reward) {
		return this.redemptions.redeem(this.shop.id(), new MemberKey.ById(this.anna), reward, Actor.member(this.anna));
	}

	/** What Anna took last. */
	private RedemptionView taken() {
		return this.redemptions.list(this.shop.id(), RedemptionFilter.of(this.anna), PageQuery.first(1))
			.data()
			.getFirst();
	}

	private MemberId other() {
		return this.enrolment
			.enrol(this.shop.id(), EnrolMember.withEmail("bo@mejl.example", "Bo", "Ek", MemberSource.API), Actor.SYSTEM)
			.member();
	}

	private MvcTestResult as(Role role, String path) {
		return this.mvc.post().uri(path).with(TestStaff.staff(this.shop.id(), role)).with(csrf()).exchange();
	}

	private long active() {
		return this.balances.of(this.shop.id(), this.anna, this.clock.now(this.shop.id())).active().value();
	}

	private static Map<String, String> form(String name, String value) {
		var fields = new HashMap<>(Map.of("kind", "FIXED_DISCOUNT", "state", "DRAFT", "nameSv", "75 kr rabatt",
				"nameEn", "75 kr off", "points", "1500", "amount", "75,00", "stacking", "COMMON", "from", "2026-01-01",
				"version", "0"));
		fields.put(name, value);
		return fields;
	}

	private MvcTestResult staffGet(String path) {
		return this.mvc.get().uri(path).with(TestStaff.owner(this.shop.id())).with(csrf()).exchange();
	}

	private MvcTestResult staffPost(String path, Map<String, String> fields) {
		var request = this.mvc.post().uri(path).with(TestStaff.owner(this.shop.id())).with(csrf());
		fields.forEach(request::param);
		return request.exchange();
	}

	private MvcTestResult shopperGet(String path) {
		return this.mvc.get().uri("/p/" + this.shop.code() + path).with(as(this.anna)).with(csrf()).exchange();
	}

	private MvcTestResult shopperPost(String path) {
		return this.mvc.post().uri("/p/" + this.shop.code() + path).with(as(this.anna)).with(csrf()).exchange();
	}

	private RequestPostProcessor as(MemberId member) {
		return authentication(new CallerToken(new ShopperCaller(this.shop.id(), member), List.of()));
	}

	private record Storefront(ProgramId program) implements Caller {

		@Override
		public Actor actor() {
			return Actor.apiKey("0198-test");
		}

	}

}

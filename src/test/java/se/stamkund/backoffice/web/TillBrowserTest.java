package se.stamkund.backoffice.web;

import java.util.Locale;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.checkout.CheckoutShop;
import se.stamkund.ledger.Balances;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.pricing.Base;
import se.stamkund.pricing.Benefit;
import se.stamkund.pricing.OfferTerms;
import se.stamkund.pricing.Scope;
import se.stamkund.pricing.Stacking;
import se.stamkund.reward.Rewards;
import se.stamkund.reward.TestRewards;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.testing.BrowserTest;
import se.stamkund.testing.StaffLogin;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestPrograms.TestProgram;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

class TillBrowserTest extends BrowserTest {

	@Autowired
	TestPrograms programs;

	@Autowired
	CheckoutShop shop;

	@Autowired
	Rewards rewards;

	@Autowired
	Enrolment enrolment;

	@Autowired
	MemberDirectory members;

	@Autowired
	Balances balances;

	@Autowired
	ProgramClock clock;

	@Autowired
	StaffLogin login;

	TestProgram program;

	MemberId anna;

	String email;

	@BeforeEach
	void aProgrammeWithAnna() {
		this.program = this.programs.create();
		this.email = "anna-" + Ids.next() + "@mejl.example";
		this.anna = this.enrolment
			.enrol(this.program.id(), EnrolMember.withEmail(this.email, "Anna", "Lindqvist", MemberSource.ADMIN),
					Actor.SYSTEM)
			.member();
	}

	@Test
	void findsByNumberCountsRecordsAndUndoes() {
		var page = this.login.logIn(phone(), this.login.cashier(this.program));
		find(page, requireNonNull(this.members.get(this.program.id(), this.anna).number()));

		assertThat(page.locator("main")).containsText("Anna L.");
		assertThat(page.locator("main")).not().containsText("Lindqvist");
		assertThat(page.locator("main")).not().containsText(this.email);
		page.locator("#amount").fill("199,50");
		button(page, "Räkna poängen").click();
		assertThat(page.locator("main")).containsText("Anna L. får");
		assertThat(page.locator("[aria-labelledby=gives] .fig-l")).containsText("199 p");
		assertAccessible(page);
		assertNoSidewaysScroll(page);

		button(page, "Registrera köpet").click();
		assertThat(page.locator(".snack")).containsText("Anna L. fick 199 p");
		assertThat(lifetime()).isEqualTo(199);
		assertAccessible(page);

		button(page, "Ångra").click();
		assertThat(page.locator(".snack")).containsText("Köpet är ångrat");
		var balance = this.balances.of(this.program.id(), this.anna, this.clock.now(this.program.id()));
		assertThat(balance.active().value() + balance.pending().value()).isZero();
	}

	@Test
	void saysThatNobodyHasTheNumberAndLetsTheCustomerJoinWithIt() {
		var page = this.login.logIn(phone(), this.login.cashier(this.program));
		find(page, "070-174 06 05");

		assertThat(page.locator("#card-error")).containsText("Ingen medlem har det numret");
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Låt kunden bli medlem")).click();
		assertThat(page.locator("#phone")).hasValue("070-174 06 05");
		page.locator("#firstName").fill("Bo");
		page.locator("#lastName").fill("Ek");
		page.locator("#terms").check();
		button(page, "Låt kunden bli medlem").click();

		assertThat(page.locator(".who")).hasText("Bo E.");
	}

	@Test
	void takesCodesAndPointsAndPutsThemBack() {
		this.shop.give(this.program.id(), this.anna, 1000);
		var code = this.shop.code(this.program.id(), 75, 1);
		var page = this.login.logIn(phone(), this.login.cashier(this.program));
		find(page, requireNonNull(this.members.get(this.program.id(), this.anna).number()));
		assertThat(page.locator("main")).containsText("går att använda här");

		page.locator("#amount").fill("500");
		page.locator("#codes").fill("FINNS-INTE-ALLS");
		page.locator("#points").fill("400");
		button(page, "Registrera köpet").click();
		assertThat(page.locator("[role=alert]")).containsText("Säg vad som är kvar att betala");
		assertThat(page.locator("main")).containsText("Det finns ingen sådan kod");
		assertThat(page.locator("main")).containsText("480,00");
		look(page);

		page.locator("input[type=checkbox][name=codes]").uncheck();
		page.locator("#codes").fill(code.toLowerCase(Locale.ROOT));
		button(page, "Räkna").click();
		assertThat(page.locator("main")).containsText("405,00");
		assertThat(page.locator("[aria-labelledby=gives] .fig-l")).containsText("405 p");
		look(page);
		page.setViewportSize(PHONE, 740);
		button(page, "Använd så många det går").click();
		assertThat(page.locator("#points")).hasValue("1000");
		assertThat(page.locator("main")).containsText("375,00");
		button(page, "Registrera köpet").click();
		assertThat(page.locator(".snack")).containsText("Anna L. fick 375 p");
		assertThat(this.shop.used(this.program.id(), code)).isEqualTo(1);

		button(page, "Ångra").click();
		assertThat(page.locator(".snack")).containsText("Köpet är ångrat");
		assertThat(this.shop.used(this.program.id(), code)).isZero();
		assertThat(this.shop.balance(this.program.id(), this.anna).active().value()).isEqualTo(1000);
	}

	@Test
	void picksHerOwnCodesByOneTapAndTakesARewardOnTheWay() {
		var id = this.program.id();
		this.shop.give(id, this.anna, 1000);
		this.rewards.add(id, TestRewards.active(TestRewards.discount(75, 600), null), Actor.SYSTEM);
		var hers = this.shop.code(id, OfferTerms.of(new Benefit.FixedAmount(CheckoutShop.kr(50))), this.anna, 1).code();
		this.shop.code(id, new OfferTerms(new Benefit.FixedAmount(CheckoutShop.kr(90)), Scope.ALL,
				CheckoutShop.kr(2000), Stacking.COMMON, 0, Base.AFTER), this.anna, 1);
		var page = this.login.logIn(phone(), this.login.cashier(this.program));
		find(page, requireNonNull(this.members.get(id, this.anna).number()));
		assertThat(page.locator("main")).containsText("Anna L. har");

		page.locator("#amount").fill("500");
		page.locator("#amount").press("Enter");
		assertThat(page.locator("main")).containsText("500,00");
		assertThat(page.locator("main")).containsText("En som inte går att använda nu");
		page.locator("button[name=codes]").click();
		assertThat(page.locator("main")).containsText(hers);
		assertThat(page.locator("main")).containsText("450,00");
		look(page);

		page.setViewportSize(PHONE, 740);
		page.locator("summary", new Page.LocatorOptions().setHasText("En belöning att ta ut")).click();
		button(page, "Ta ut 75 kr rabatt").click();
		assertThat(page.locator(".snack")).containsText("75 kr rabatt är uttagen för 600");
		assertThat(page.locator("main")).containsText("375,00");
		assertThat(page.locator("main")).not().containsText("att ta ut");
		assertThat(this.shop.balance(id, this.anna).active().value()).isEqualTo(400);
		button(page, "Ångra").click();
		assertThat(page.locator(".snack")).containsText("Ångrat, 600");
		assertThat(this.shop.balance(id, this.anna).active().value()).isEqualTo(1000);

		page.locator("button[name=codes][value='" + hers + "']").click();
		assertThat(page.locator("#amount-error")).isVisible();
		page.locator("#amount").fill("500");
		button(page, "Räkna").click();
		button(page, "Registrera köpet").click();
		assertThat(page.locator(".snack")).containsText("Anna L. fick 450 p");
		assertThat(this.shop.used(id, hers)).isEqualTo(1);
	}

	private long lifetime() {
		return this.balances.of(this.program.id(), this.anna, this.clock.now(this.program.id())).lifetime().value();
	}

	private static void find(Page page, String typed) {
		page.locator("#card").fill(typed);
		assertAccessible(page);
		button(page, "Hitta").click();
	}

	private static Locator button(Page page, String name) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
	}

}

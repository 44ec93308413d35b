package se.stamkund.checkout.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.reward.Rewards;
import se.stamkund.reward.TestRewards;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.testing.BrowserTest;
import se.stamkund.testing.Mailbox;
import se.stamkund.testing.StaffLogin;
import se.stamkund.testing.TestPrograms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;

/**
 * Through the pages of three people: Anna on her phone, the cashier, and whoever takes
 * the return. She earns, reaches a tier, takes a reward, pays with its code; then all of
 * it comes back, and points, code and tier with it.
 */
class PurchaseJourneyTest extends BrowserTest {

	private final String email = "anna-" + Ids.next() + "@mejl.test";

	@Autowired
	private TestPrograms programs;

	@Autowired
	private Rewards rewards;

	@Autowired
	private MemberDirectory members;

	@Autowired
	private Mailbox mailbox;

	@Autowired
	private StaffLogin login;

	@Test
	void earnsReachesATierRedeemsPaysAndGivesBack() {
		var program = this.programs.create();
		this.programs.giveTiers(program.id());
		this.rewards.add(program.id(), TestRewards.active(TestRewards.discount(75, 500), null), Actor.SYSTEM);
		var home = "/p/" + program.code();
		var anna = join(home);
		var member = this.members.resolve(program.id(), new MemberKey.ByEmail(this.email));
		var number = requireNonNull(this.members.get(program.id(), member).number());
		var till = this.login.logIn(phone(), this.login.cashier(program));

		till.locator("#card").fill(number);
		button(till, "Hitta").click();
		till.locator("#amount").fill("1500");
		button(till, "Registrera köpet").click();
		assertThat(till.locator(".snack")).containsText("1\u00a0500 p");
		anna.navigate(home + "/tier");
		assertThat(anna.locator("h1")).hasText("Du är Silver");

		anna.navigate(home + "/rewards");
		anna.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("75 kr rabatt")).click();
		button(anna, "Hämta för 500").click();
		var code = anna.locator(".code-text").first().textContent();
		anna.navigate(home);
		assertThat(anna.locator(".hero .fig")).hasText("1\u00a0000 p");

		till.navigate("/till?q=" + number);
		till.locator("#amount").fill("400");
		till.locator("#codes").fill(code);
		button(till, "Räkna").click();
		assertThat(till.locator("main")).containsText("325,00");
		button(till, "Registrera köpet").click();
		assertThat(till.locator(".snack")).containsText("357 p");
		anna.navigate(home + "/codes");
		assertThat(anna.locator("main")).containsText("Använd");

		var karin = this.login.logIn(desk(), this.login.owner(program));
		cancelLatest(karin, "325,00");
		anna.navigate(home + "/codes");
		assertThat(anna.locator(".code-text")).hasText(code);
		anna.navigate(home);
		assertThat(anna.locator(".hero .fig")).hasText("1\u00a0000 p");

		anna.navigate(home + "/codes");
		button(anna, "Ångra").click();
		anna.navigate(home);
		assertThat(anna.locator(".hero .fig")).hasText("1\u00a0500 p");

		cancelLatest(karin, "1\u00a0500,00");
		anna.navigate(home + "/tier");
		assertThat(anna.locator("h1")).hasText("Du är Brons");
		anna.navigate(home);
		assertThat(anna.locator(".hero .fig")).hasText("0 p");
	}

	private Page join(String home) {
		var page = phone();
		page.navigate(home + "/join");
		page.fill("#email", this.email);
		page.fill("#firstName", "Anna");
		page.fill("#lastName", "Lindqvist");
		page.check("#terms");
		page.click("main button[type=submit]");
		page.navigate(this.mailbox.link(this.email, "/login/link"));
		page.click("main button");
		assertThat(page.locator("h1")).hasText("Hej Anna");
		return page;
	}

	/** The order of that total is cancelled on its page, which shows what it comes to. */
	private static void cancelLatest(Page page, String total) {
		page.navigate("/admin/orders");
		page.locator("tr", new Page.LocatorOptions().setHasText(total)).locator("a").first().click();
		assertThat(page.locator("main")).containsText(total);
		page.locator("details summary").last().click();
		button(page, "Avbryt").last().click();
		assertThat(page.locator(".snack")).isVisible();
	}

	private static Locator button(Page page, String name) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
	}

}

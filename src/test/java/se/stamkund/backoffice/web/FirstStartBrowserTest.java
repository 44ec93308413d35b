package se.stamkund.backoffice.web;

import java.time.Duration;
import java.util.Locale;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import se.stamkund.program.FirstStart;
import se.stamkund.program.StaffAccounts;
import se.stamkund.testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The wizard, from the link in the log to the first points. Needs an application and a
 * database that nobody has used: the property keeps it from sharing those of the others.
 */
@TestPropertySource(properties = "spring.application.name=stamkund-first-start")
@DirtiesContext
class FirstStartBrowserTest extends BrowserTest {

	/** A moment, on a machine that is doing other things as well. */
	private static final Duration MOST = Duration.ofSeconds(6);

	@Autowired
	FirstStart firstStart;

	@Autowired
	StaffAccounts accounts;

	@Test
	void leadsFromTheLinkInTheLogToTheFirstPointsAndTheirWhy() {
		var link = "/start?token=" + this.firstStart.issueToken().orElseThrow();
		var page = phone();
		page.navigate("/");
		assertThat(page.locator("main")).containsText("Prova demobutiken");
		assertThat(page.locator("main")).containsText("Starta min butik");
		page.navigate(link);
		account(page);
		brand(page);
		pointsAndExpiry(page);
		store(page);
		key(page);
		testPurchase(page);

		page.navigate("/admin");
		assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).containsText("Karin");
		page.navigate(link);
		assertThat(page.locator("main")).containsText("Länken fungerar inte längre");
	}

	private void account(Page page) {
		begins(page, "Ditt konto");
		page.locator("#name").fill("Karin Sundin");
		page.locator("#email").fill("karin@fjallbod.example");
		page.locator("#password").fill("kort");
		next(page);
		assertThat(page.locator("#password-error")).isVisible();
		page.locator("#password").fill("Granbarr och kaffe 7");
		next(page);
	}

	private void brand(Page page) {
		begins(page, "Din butik");
		page.locator("#name").fill("Fjällbod");
		next(page);
	}

	private void pointsAndExpiry(Page page) {
		begins(page, "Vad ger ett köp?");
		page.locator("#points").fill("2");
		page.locator("#value").press("Tab");
		assertThat(page.locator("#example")).containsText("1 000");
		next(page);
		begins(page, "När kan poängen användas?");
		next(page);
	}

	private void store(Page page) {
		begins(page, "Din första butik");
		page.locator("#name").fill("Webbutiken");
		page.locator("#code").fill("web");
		next(page);
	}

	private void key(Page page) {
		begins(page, "Koppla din webbutik");
		button(page, "Skapa testnyckel").click();
		assertThat(page.locator("pre").first()).containsText("sk_test_");
		assertThat(page.locator("pre").last()).containsText("curl");
		assertAccessible(page);
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Fortsätt")).click();
	}

	private void testPurchase(Page page) {
		begins(page, "Gör ett testköp");
		var started = System.nanoTime();
		button(page, "Gör ett testköp").click();
		assertThat(page.locator(".why").first()).isVisible();
		var took = Duration.ofNanos(System.nanoTime() - started);
		assertThat(page.locator("main .fig")).hasText("898 p");
		assertThat(page.locator(".why")).containsText("Frakt");
		assertThat(took).isLessThan(MOST);
		assertAccessible(page);
		button(page, "Öppna butiken").click();
	}

	private void begins(Page page, String title) {
		assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText(title);
		look(page);
		var path = page.url() + (page.url().contains("?") ? "&" : "?");
		speak(Locale.ENGLISH);
		page.navigate(path + "lang=en");
		assertThat(page.locator("html")).hasAttribute("lang", "en");
		look(page);
		speak(Locale.of("sv"));
		page.navigate(path + "lang=sv");
		page.setViewportSize(PHONE, 740);
	}

	/** Before she has an account and a shop, the address says it. */
	private void speak(Locale language) {
		this.accounts.find("karin@fjallbod.example")
			.ifPresent((karin) -> this.accounts.changeProfile(karin.id(), karin.name(), language));
	}

	private static void next(Page page) {
		button(page, "Fortsätt").click();
	}

	private static Locator button(Page page, String name) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
	}

}

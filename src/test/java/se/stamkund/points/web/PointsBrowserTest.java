package se.stamkund.points.web;

import java.math.BigDecimal;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.points.PointsSettingsService;
import se.stamkund.testing.BrowserTest;
import se.stamkund.testing.StaffLogin;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestPrograms.TestProgram;

import static org.assertj.core.api.Assertions.assertThatComparable;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

class PointsBrowserTest extends BrowserTest {

	@Autowired
	TestPrograms programs;

	@Autowired
	StaffLogin login;

	@Autowired
	PointsSettingsService settings;

	TestProgram program;

	@BeforeEach
	void makeAProgramme() {
		this.program = this.programs.create();
	}

	@Test
	void countsWhileTheMerchantChangesTheSentenceAndSavesWhenSheSays() {
		var page = logIn(desk());
		page.navigate("/admin/points");
		assertThat(page.locator("#outcome")).containsText("1 199 p");
		assertAccessible(page);

		page.getByLabel("Poäng", new Page.GetByLabelOptions().setExact(true)).fill("2");
		page.keyboard().press("Tab");

		assertThat(page.locator("#outcome")).containsText("2 398 p");
		assertThat(page.locator("#outcome")).containsText("Osparat: 2 p per 1 kr i stället för 1 p per 1 kr");
		assertThatComparable(this.settings.get(this.program.id()).settings().rate().points())
			.isEqualByComparingTo(new BigDecimal("1"));

		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Spara").setExact(true)).click();

		assertThat(page.locator(".snack")).containsText("Poängreglerna är sparade");
		assertThatComparable(this.settings.get(this.program.id()).settings().rate().points())
			.isEqualByComparingTo(new BigDecimal("2"));
	}

	@Test
	void aRuleIsAddedOnAPhoneAndUndoneWhenDeleted() {
		var page = logIn(phone());
		page.navigate("/admin/points/rules/new");
		assertAccessible(page);
		assertNoSidewaysScroll(page);
		page.getByLabel("Namn").fill("Dubbla poäng på skor");
		page.getByLabel("Kategorier").fill("skor, kängor");
		page.getByLabel("Till och med").fill("2030-11-30");
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Spara").setExact(true)).click();

		assertThat(page.locator(".lines")).containsText("Gånger 2 på kategorin kängor, skor, till och med 2030-11-30.");
		assertAccessible(page);
		assertNoSidewaysScroll(page);

		page.getByText("Dubbla poäng på skor").first().click();
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ta bort regeln")).click();
		assertThat(page.locator("main")).not().containsText("kängor");
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ångra")).click();
		assertThat(page.locator("main")).containsText("kängor");
	}

	private Page logIn(Page page) {
		return this.login.logIn(page, this.login.owner(this.program));
	}

}

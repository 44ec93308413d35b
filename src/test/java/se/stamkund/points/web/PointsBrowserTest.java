package se.stamkund.points.web;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.points.PointsSettingsService;
import se.stamkund.program.NewStaff;
import se.stamkund.program.Role;
import se.stamkund.program.StaffAccounts;
import se.stamkund.program.Team;
import se.stamkund.shared.Actor;
import se.stamkund.testing.BrowserTest;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestPrograms.TestProgram;

import static org.assertj.core.api.Assertions.assertThatComparable;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

class PointsBrowserTest extends BrowserTest {

	private static final String PASSWORD = "Granbarr och kaffe 7";

	@Autowired
	TestPrograms programs;

	@Autowired
	StaffAccounts staff;

	@Autowired
	Team team;

	@Autowired
	PointsSettingsService settings;

	TestProgram program;

	String email;

	@BeforeEach
	void makeAProgrammeWithAnOwner() {
		this.program = this.programs.create();
		this.email = "karin-" + UUID.randomUUID() + "@fjallbod.example";
		var karin = this.staff.create(new NewStaff(this.email, "Karin", PASSWORD, Locale.of("sv"), false));
		this.team.add(this.program.id(), karin.id(), Role.OWNER, null, Actor.SYSTEM);
	}

	@Test
	void countsWhileTheMerchantChangesTheSentenceAndSavesWhenSheSays() {
		var page = logIn(desk());
		page.navigate("/admin/points");
		assertThat(page.locator("#outcome")).containsText("1 199 p");

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
		assertNoSidewaysScroll(page);
		page.getByLabel("Namn").fill("Dubbla poäng på skor");
		page.getByLabel("Kategorier").fill("skor, kängor");
		page.getByLabel("Till och med").fill("2030-11-30");
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Spara").setExact(true)).click();

		assertThat(page.locator(".lines")).containsText("Gånger 2 på kategorin kängor, skor, till och med 2030-11-30.");
		assertNoSidewaysScroll(page);

		page.getByText("Dubbla poäng på skor").first().click();
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ta bort regeln")).click();
		assertThat(page.locator("main")).not().containsText("kängor");
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ångra")).click();
		assertThat(page.locator("main")).containsText("kängor");
	}

	private Page logIn(Page page) {
		page.navigate("/login");
		page.getByLabel("E-post").fill(this.email);
		page.getByLabel("Lösenord").fill(PASSWORD);
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Logga in")).click();
		page.waitForURL("**/admin**");
		return page;
	}

}

package se.stamkund.dataload.web;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.testing.BrowserTest;
import se.stamkund.testing.TestPrograms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

class StartPageTest extends BrowserTest {

	@Autowired
	TestPrograms programs;

	@Test
	void offersTheLoginButNoDemoBesideALiveShopInBothLanguages() {
		this.programs.create();
		var page = phone();
		page.navigate("/");

		assertThat(page.locator("h1")).hasText("Kundklubben som visar hur den räknar");
		assertThat(page.locator("main")).containsText("Starta min butik");
		assertThat(page.locator("main")).containsText("Logga in");
		assertThat(page.locator("main")).not().containsText("Prova demobutiken");
		assertAccessible(page);
		assertNoSidewaysScroll(page);

		page.getByText("English").click();
		assertThat(page.locator("h1")).hasText("The loyalty programme that shows its sums");
	}

}

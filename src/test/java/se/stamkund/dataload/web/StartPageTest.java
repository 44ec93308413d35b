package se.stamkund.dataload.web;

import org.junit.jupiter.api.Test;

import se.stamkund.testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

class StartPageTest extends BrowserTest {

	@Test
	void offersTheDemoAndOnesOwnShopInBothLanguages() {
		var page = phone();
		page.navigate("/");

		assertThat(page.locator("h1")).hasText("Kundklubben som visar hur den räknar");
		assertThat(page.locator("main button")).hasText("Prova demobutiken");
		assertAccessible(page);
		assertNoSidewaysScroll(page);

		page.getByText("English").click();
		assertThat(page.locator("h1")).hasText("The loyalty programme that shows its sums");
	}

}

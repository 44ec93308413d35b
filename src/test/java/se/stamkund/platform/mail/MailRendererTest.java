package se.stamkund.platform.mail;

import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class MailRendererTest {

	@Autowired
	MailRenderer renderer;

	@Autowired
	TestPrograms programs;

	private RenderedMail render(String name) {
		var message = new MailMessage("anna@fjallbod.example", Locale.of("sv"), "test/welcome",
				Map.of("name", name, "link", "https://shop.test/in?token=a&b=c"));
		return this.renderer.render(this.programs.createId(), message);
	}

	@Test
	void takesTheTemplatesTitleForSubject() {
		assertThat(render("Åsa & Örjan").subject()).isEqualTo("Hej Åsa & Örjan");
	}

	@Test
	void readsAsPlainText() {
		assertThat(render("Åsa").text()).contains("""
				Hej Åsa

				Logga in här.

				Order 1

				Varor: 1 399 kr

				Logga in: https://shop.test/in?token=a&b=c

				Du är medlem.
				""");
	}

	@Test
	void carriesItsStylesInline() {
		assertThat(render("Åsa").html()).contains("<h1 style=\"margin: 0 0 24px;")
			.contains("class=\"button\"")
			.contains("<td style=\"padding: 8px 0;")
			.contains("@media (prefers-color-scheme: dark)")
			.doesNotContain("th:text");
	}

	@Test
	void escapesWhatPeopleCallThemselves() {
		assertThat(render("<script>alert(1)</script>").html()).doesNotContain("<script>");
	}

}

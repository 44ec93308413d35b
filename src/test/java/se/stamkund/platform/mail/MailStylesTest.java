package se.stamkund.platform.mail;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MailStylesTest {

	private final MailStyles styles = new MailStyles();

	private String buttonIn(String color) {
		var mail = Jsoup.parse("<a class=button>Logga in</a>");
		this.styles.inline(mail, color);
		return mail.select("a").attr("style");
	}

	@Test
	void paintsButtonsInTheProgrammesColour() {
		assertThat(buttonIn("#7a1f5c")).contains("background: #7a1f5c", "color: #ffffff");
	}

	@Test
	void writesInBlackOnALightColour() {
		assertThat(buttonIn("#ffd400")).contains("background: #ffd400", "color: #000000");
	}

}

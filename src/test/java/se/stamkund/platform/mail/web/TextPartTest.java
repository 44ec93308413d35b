package se.stamkund.platform.mail.web;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextPartTest {

	@Test
	void findsTheAddressesInAText() {
		assertThat(TextPart.of("Logga in: https://shop.test/in?t=a&b=c.\n\nHej")).containsExactly(
				new TextPart("Logga in: ", false), new TextPart("https://shop.test/in?t=a&b=c", true),
				new TextPart(".\n\nHej", false));
	}

	@Test
	void makesNoLinkOfAScript() {
		assertThat(TextPart.of("javascript:alert(1)")).containsExactly(new TextPart("javascript:alert(1)", false));
	}

}

package se.stamkund.reward.web;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NameListTest {

	@Test
	void namesStandBetweenCommas() {
		assertThat(NameList.parse(" skor , tält;ryggsäckar\nrea,, ")).containsExactly("skor", "tält", "ryggsäckar",
				"rea");
		assertThat(NameList.parse(null)).isEmpty();
		assertThat(NameList.parse("skor, 3\" rör, \"\"")).contains("skor");
	}

	@Test
	void oneWithACommaComesBack() {
		assertThat(NameList.parse(NameList.join(List.of("jackor, herr", "skor")))).containsExactly("jackor, herr",
				"skor");
	}

}

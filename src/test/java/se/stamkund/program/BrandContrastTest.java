package se.stamkund.program;

import java.math.BigDecimal;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BrandContrastTest {

	@Test
	void aDarkColourGetsWhiteText() {
		var contrast = BrandContrast.of("#1d5c4a");

		assertThat(contrast.darkText()).isFalse();
		assertThat(contrast.ratio()).isEqualTo("7.8");
	}

	@Test
	void aBrightColourGetsDarkText() {
		assertThat(BrandContrast.of("#ffd400").darkText()).isTrue();
	}

	@Test
	void everyColourCanBeRead() {
		assertThat(IntStream.range(0, 4096)
			.mapToObj((n) -> "#%02x%02x%02x".formatted((n >> 8) * 17, (n >> 4 & 15) * 17, (n & 15) * 17))
			.filter((color) -> BrandContrast.of(color).ratio().compareTo(new BigDecimal("4.5")) < 0)).isEmpty();
	}

}

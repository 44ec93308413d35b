package se.stamkund.insight;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ShareTest {

	@Test
	void saysHowSureItIs() {
		var share = Share.of(242, 378);

		assertThat(share.percent()).isEqualTo(64);
		assertThat(share.low()).isCloseTo(0.5906, within(0.0005));
		assertThat(share.high()).isCloseTo(0.6870, within(0.0005));
	}

	@Test
	void staysBetweenNothingAndEverythingWhenThereIsLittleToGoBy() {
		assertThat(Share.of(1, 1).low()).isCloseTo(0.2065, within(0.0005));
		assertThat(Share.of(1, 1).high()).isEqualTo(1);
		assertThat(Share.of(0, 1).low()).isZero();
	}

	@Test
	void saysNothingOfNothing() {
		assertThat(Share.of(0, 0).isKnown()).isFalse();
		assertThat(Share.of(0, 0).value()).isZero();
	}

}

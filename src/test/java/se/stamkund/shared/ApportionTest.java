package se.stamkund.shared;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ApportionTest {

	@Test
	void givesTheRestToThoseWhoWereCutTheMost() {
		assertThat(Apportion.of(521, 345, 655)).containsExactly(180, 341);
		assertThat(Apportion.of(10, 1, 1, 1)).containsExactly(4, 3, 3);
		assertThat(Apportion.of(0, 0, 0)).containsExactly(0, 0);
	}

	@Test
	void refusesWhatIsNegativeAndGivesNothingByNothing() {
		assertThat(Apportion.of(1, 0, 0)).containsExactly(0, 0);
		assertThatIllegalArgumentException().isThrownBy(() -> Apportion.of(-1, 1));
	}

	@Test
	void addsUpAndStaysWithinOneOfTheExactShare() {
		var random = new Random(7);
		for (int i = 0; i < 10_000; i++) {
			var weights = random.longs(1 + random.nextInt(8), 0, 1_000_000_000_000L)
				.map((weight) -> weight + 1)
				.toArray();
			long total = random.nextLong(1_000_000_000_000L);
			var shares = Apportion.of(total, weights);
			double sum = Arrays.stream(weights).asDoubleStream().sum();
			assertThat(Arrays.stream(shares).sum()).isEqualTo(total);
			for (int w = 0; w < weights.length; w++) {
				assertThat(Math.abs(shares[w] - total * (weights[w] / sum))).isLessThan(1.01);
			}
		}
	}

}

package se.stamkund.points;

import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ApportionmentTest {

	@Test
	void theLargestRemaindersGetWhatIsLeft() {
		assertThat(Apportionment.divide(1318, new long[] { 729_00, 670_00 })).containsExactly(687, 631);
	}

	@Test
	void betweenEqualRemaindersTheFirstWins() {
		assertThat(Apportionment.divide(10, new long[] { 1, 1, 1 })).containsExactly(4, 3, 3);
	}

	@Test
	void aWeightOfNothingGetsNothing() {
		assertThat(Apportionment.divide(7, new long[] { 0, 5, 0 })).containsExactly(0, 7, 0);
	}

	@Test
	void nothingIsDividedByNothing() {
		assertThat(Apportionment.divide(0, new long[] { 0, 0 })).containsExactly(0, 0);
		assertThat(Apportionment.divide(0, List.of())).isEmpty();
	}

	@Test
	void somethingCanNotBeDividedByNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> Apportionment.divide(1, new long[] { 0, 0 }));
	}

	@Test
	void sharesAddUpAndStayWithinOneOfTheirExactValue() {
		var random = new Random(7);
		for (int round = 0; round < 2_000; round++) {
			var weights = random.longs(1 + random.nextInt(12), 0, 1_000_000).toArray();
			weights[random.nextInt(weights.length)]++;
			var total = random.nextLong(0, 5_000_000);
			var shares = Apportionment.divide(total, weights);

			var sum = Arrays.stream(weights).sum();
			assertThat(Arrays.stream(shares).sum()).isEqualTo(total);
			for (int i = 0; i < shares.length; i++) {
				var exact = Ratio.of(total).times(Ratio.of(weights[i], sum));
				assertThat(shares[i]).isBetween(exact.round(RoundingMode.FLOOR), exact.round(RoundingMode.CEILING));
			}
		}
	}

	@Test
	void dividesByWholeNumbersAsItDoesByFractions() {
		var random = new Random(11);
		for (int round = 0; round < 2_000; round++) {
			var most = (round % 2 == 0) ? 20L : 4_000_000_000L;
			var weights = random.longs(1 + random.nextInt(6), 0, most).toArray();
			weights[random.nextInt(weights.length)]++;
			var total = random.nextLong(-most, most);

			assertThat(Apportionment.divide(total, weights))
				.isEqualTo(Apportionment.divide(total, Arrays.stream(weights).mapToObj(Ratio::of).toList()));
		}
	}

	@Test
	void moneyBeyondTheRangeOfDoublesStaysExact() {
		var shares = Apportionment.divide(9_007_199_254_740_993L, new long[] { 1, 2 });

		assertThat(shares[0] + shares[1]).isEqualTo(9_007_199_254_740_993L);
		assertThat(shares[0]).isEqualTo(3_002_399_751_580_331L);
	}

}

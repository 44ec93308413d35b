package se.stamkund.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import se.stamkund.points.TakeBackRequest.Returned;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.stamkund.points.Purchases.kr;

class ReturnedShareTest {

	private static final UUID BACKPACK = new UUID(2, 1);

	private static final UUID JACKET = new UUID(2, 2);

	private static final UUID SHIPPING = new UUID(2, 3);

	private final ReturnedShare award = new ReturnedShare(
			List.of(line(BACKPACK, 687, "624.78"), line(JACKET, 631, "574.22"), line(SHIPPING, 0, "49")));

	@Test
	void aNamedLineTakesItsShare() {
		assertThat(this.award.with(new Returned.Lines(Map.of(BACKPACK, kr("624.78")))).points())
			.isEqualTo(Points.of(687));
	}

	@Test
	void halfALineTakesHalfOfItsShareInTheMembersFavour() {
		assertThat(this.award.with(new Returned.Lines(Map.of(BACKPACK, kr("312.39")))).points())
			.isEqualTo(Points.of(343));
	}

	@Test
	void shippingGivenBackByNameTakesNothing() {
		assertThat(this.award.with(new Returned.Lines(Map.of(SHIPPING, kr("49")))).points()).isEqualTo(Points.ZERO);
	}

	@Test
	void anAmountTakesItsProportion() {
		assertThat(this.award.with(new Returned.Amount(kr("624"))).points()).isEqualTo(Points.of(659));
	}

	@Test
	void fourQuartersTakeExactlyTheWhole() {
		var share = this.award;
		for (int i = 0; i < 4; i++) {
			share = share.with(new Returned.Amount(kr("312")));
		}

		assertThat(share.points()).isEqualTo(Points.of(1318));
	}

	@Test
	void aLineAndThenTheRestTakeExactlyTheWhole() {
		var share = this.award.with(new Returned.Lines(Map.of(JACKET, kr("100"))))
			.with(new Returned.Amount(kr("500.01")))
			.with(new Returned.Everything());

		assertThat(share.points()).isEqualTo(Points.of(1318));
	}

	@Test
	void moreThanTheOrderIsRefused() {
		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> this.award.with(new Returned.Amount(kr("1248.01"))))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("refund_exceeds_order"));
	}

	@Test
	void moreThanTheLineIsRefused() {
		var once = this.award.with(new Returned.Lines(Map.of(BACKPACK, kr("624.78"))));

		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> once.with(new Returned.Lines(Map.of(BACKPACK, kr("0.01")))));
	}

	@Test
	void aNegativeAmountIsRefused() {
		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> this.award.with(new Returned.Amount(kr("-1"))));
	}

	@Test
	void aLineOfAnotherOrderIsRefused() {
		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> this.award.with(new Returned.Lines(Map.of(new UUID(8, 8), kr("1")))))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("refund_line_unknown"));
	}

	@Test
	void anyWayOfReturningEverythingTakesTheWholeAndNeverGoesBack() {
		var random = new Random(11);
		for (int round = 0; round < 2_000; round++) {
			var share = random(random);
			var whole = share.lines().stream().mapToLong((line) -> line.points().value()).sum();
			var taken = 0L;
			for (int i = random.nextInt(8); i > 0; i--) {
				share = share.with(some(share, random));
				assertThat(share.points().value()).isBetween(taken, whole);
				taken = share.points().value();
			}
			assertThat(share.with(new Returned.Everything()).points().value()).isEqualTo(whole);
		}
	}

	private static Returned some(ReturnedShare share, Random random) {
		if (random.nextBoolean()) {
			var line = share.lines().get(random.nextInt(share.lines().size()));
			var left = line.paid().minor() - line.returned().minor();
			return new Returned.Lines(Map.of(line.id(), Money.ofMinor(random.nextLong(left + 1))));
		}
		var left = share.lines().stream().mapToLong((line) -> line.paid().minor() - line.returned().minor()).sum();
		return new Returned.Amount(Money.ofMinor(random.nextLong(left + 1)));
	}

	private static ReturnedShare random(Random random) {
		var lines = new ArrayList<ReturnedShare.Line>();
		for (int i = random.nextInt(5); i >= 0; i--) {
			var paid = random.nextInt(4) == 0 ? 0 : random.nextLong(100_000);
			var points = paid == 0 ? 0 : random.nextLong(5_000);
			lines.add(new ReturnedShare.Line(new UUID(2, i), Points.of(points), Money.ofMinor(paid), Money.ZERO));
		}
		return new ReturnedShare(lines);
	}

	private static ReturnedShare.Line line(UUID id, long points, String paid) {
		return new ReturnedShare.Line(id, Points.of(points), kr(paid), Money.ZERO);
	}

}

package se.stamkund.reward;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Random;

import org.junit.jupiter.api.Test;

import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

import static org.assertj.core.api.Assertions.assertThat;

class PartPaymentTest {

	private static final Currency SEK = Currency.getInstance("SEK");

	@Test
	void everyPointPaysUntilAMerchantSaysOtherwise() {
		assertThat(decide(PartPaymentRules.ALL, 1240, 1240, kr(500)))
			.isEqualTo(new PartPayment.Decision(Points.of(1240), Money.ofMinor(6200), null, 0));
	}

	@Test
	void paysNoMoreThanTheOrderCosts() {
		var decision = decide(PartPaymentRules.ALL, 1240, 1240, kr(20));

		assertThat(decision.used()).isEqualTo(Points.of(400));
		assertThat(decision.paid()).isEqualTo(kr(20));
		assertThat(decision.limit()).isEqualTo(PartPayment.Limit.SHARE);
	}

	@Test
	void paysAtMostItsShareOfTheOrder() {
		var decision = decide(new PartPaymentRules(true, 1, 25, 1), 4000, 4000, kr(100));

		assertThat(decision).isEqualTo(new PartPayment.Decision(Points.of(500), kr(25), PartPayment.Limit.SHARE, 25));
	}

	@Test
	void takesWholeSteps() {
		var rules = new PartPaymentRules(true, 200, 100, 200);

		assertThat(decide(rules, 1240, 1240, kr(500)))
			.isEqualTo(new PartPayment.Decision(Points.of(1200), kr(60), PartPayment.Limit.STEP, 200));
		assertThat(decide(rules, 1200, 1240, kr(500)).limit()).isNull();
	}

	@Test
	void wantsAFewAtLeast() {
		var rules = new PartPaymentRules(true, 500, 100, 1);

		assertThat(decide(rules, 499, 1000, kr(500)))
			.isEqualTo(new PartPayment.Decision(Points.ZERO, Money.ZERO, PartPayment.Limit.MINIMUM, 500));
		assertThat(decide(rules, 500, 499, kr(500)).limit()).isEqualTo(PartPayment.Limit.MINIMUM);
		assertThat(decide(rules, 1000, 1000, kr(24)).limit()).isEqualTo(PartPayment.Limit.SHARE);
	}

	@Test
	void usesWhatSheHas() {
		assertThat(decide(PartPaymentRules.ALL, 2000, 1240, kr(500)))
			.isEqualTo(new PartPayment.Decision(Points.of(1240), kr(62), PartPayment.Limit.BALANCE, 1240));
	}

	@Test
	void paysNothingWhereItIsOff() {
		assertThat(decide(new PartPaymentRules(false, 1, 100, 1), 100, 100, kr(500)).limit())
			.isEqualTo(PartPayment.Limit.OFF);
		assertThat(new PartPayment(PartPaymentRules.ALL, BigDecimal.ZERO, SEK)
			.decide(Points.of(100), Points.of(100), kr(10))
			.limit()).isEqualTo(PartPayment.Limit.OFF);
	}

	@Test
	void whateverIsDecidedKeepsToTheRules() {
		var random = new Random(7);
		for (int i = 0; i < 100_000; i++) {
			var rules = new PartPaymentRules(true, 1 + random.nextInt(300), 1 + random.nextInt(100),
					1 + random.nextInt(150));
			var payment = new PartPayment(rules, BigDecimal.valueOf(1 + random.nextInt(2000), 4), SEK);
			var has = Points.of(random.nextInt(5000));
			var wanted = Points.of(random.nextInt(5000));
			var payable = Money.ofMinor(random.nextInt(50_000));
			var decision = payment.decide(wanted, has, payable);
			var used = decision.used();

			assertThat(used.compareTo(wanted)).isLessThanOrEqualTo(0);
			assertThat(used.compareTo(has)).isLessThanOrEqualTo(0);
			assertThat(decision.paid().minor() * 100).isLessThanOrEqualTo(payable.minor() * rules.maximumPercent());
			assertThat(decision.paid()).isEqualTo(payment.worth(used));
			assertThat(used.value() % rules.step()).isZero();
			assertThat(used.isZero() || used.value() >= rules.minimum()).isTrue();
			assertThat(decision.limit() == null).isEqualTo(used.equals(wanted));
			assertThat(payment.most(payable, has).value()).isGreaterThanOrEqualTo(used.value());
		}
	}

	private static PartPayment.Decision decide(PartPaymentRules rules, long wanted, long has, Money payable) {
		return new PartPayment(rules, new BigDecimal("0.05"), SEK).decide(Points.of(wanted), Points.of(has), payable);
	}

	private static Money kr(long amount) {
		return Money.ofMinor(amount * 100);
	}

}

package se.stamkund.reward;

import java.math.BigDecimal;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import se.stamkund.pricing.Scope;
import se.stamkund.pricing.Stacking;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;
import se.stamkund.tier.Text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RewardChecksTest {

	private static final Text NAME = new Text("Tält", "Tent");

	@Test
	void letsThroughWhatCanBeOffered() {
		assertThatCode(() -> RewardChecks.check(draft(TestRewards.discount(75, 1_500)), null))
			.doesNotThrowAnyException();
		assertThatCode(() -> RewardChecks.check(
				draft(terms(NAME, new Gives.Percentage(new BigDecimal("12.5"), Money.ofMinor(20_000)), CodeTerms.NONE)),
				null))
			.doesNotThrowAnyException();
	}

	@Test
	void wantsANameInBothLanguages() {
		assertThat(refusal(terms(new Text("Tält", " "), new Gives.Experience(), CodeTerms.NONE)))
			.isEqualTo("reward_name");
		assertThat(refusal(terms(new Text("Tält", "x".repeat(61)), new Gives.Experience(), CodeTerms.NONE)))
			.isEqualTo("reward_name");
	}

	@Test
	void wantsAmountsAboveNothing() {
		assertThat(refusal(terms(NAME, new Gives.FixedDiscount(Money.ZERO), CodeTerms.NONE)))
			.isEqualTo("reward_amount");
		assertThat(refusal(terms(NAME, new Gives.GiftCard(Money.ofMinor(-1)), CodeTerms.NONE)))
			.isEqualTo("reward_amount");
		assertThat(refusal(
				terms(NAME, new Gives.FreeShipping(), new CodeTerms(null, Money.ZERO, Scope.ALL, Stacking.COMMON))))
			.isEqualTo("reward_amount");
	}

	@Test
	void wantsAPercentageThatIsOne() {
		for (var percent : new String[] { "0", "-1", "100.01", "0.001" }) {
			assertThat(refusal(terms(NAME, new Gives.Percentage(new BigDecimal(percent), null), CodeTerms.NONE)))
				.isEqualTo("reward_percent");
		}
		assertThat(refusal(terms(NAME, new Gives.Percentage(BigDecimal.TEN, Money.ZERO), CodeTerms.NONE)))
			.isEqualTo("reward_amount");
	}

	@Test
	void wantsAProductAndHowMany() {
		assertThat(refusal(terms(NAME, new Gives.FreeProduct(" ", 1, false), CodeTerms.NONE))).isEqualTo("reward_sku");
		assertThat(refusal(terms(NAME, new Gives.FreeProduct("T", 0, false), CodeTerms.NONE)))
			.isEqualTo("reward_quantity");
	}

	@Test
	void wantsPricesStocksAndLimitsThatCanBe() {
		var terms = TestRewards.discount(75, 1_500);

		assertThat(refusal(terms.at(-1))).isEqualTo("reward_price");
		assertThat(refusal(terms.at(RewardChecks.POINTS + 1))).isEqualTo("reward_price");
		assertThat(refusal(TestRewards.limited(terms, 0, RewardPeriod.DAY))).isEqualTo("reward_times");
		assertThat(refusal(terms(NAME, new Gives.FreeShipping(), new CodeTerms(0, null, Scope.ALL, Stacking.COMMON))))
			.isEqualTo("reward_days");
		assertThat(code(TestRewards.active(terms, -1L))).isEqualTo("reward_stock");
	}

	@Test
	void wantsAnEndAfterTheBeginning() {
		var terms = TestRewards.discount(75, 1_500);

		assertThat(refusal(TestRewards.open(terms, Instant.EPOCH, Instant.EPOCH))).isEqualTo("reward_window");
	}

	@Test
	void wantsATierThatThereIs() {
		var terms = TestRewards.discount(75, 1_500);

		assertThat(refusal(TestRewards.gated(terms, new Gate("guld", null)))).isEqualTo("reward_tier_unknown");
		assertThat(refusal(TestRewards.gated(terms, new Gate(null, "x".repeat(51))))).isEqualTo("reward_tag_long");
	}

	private static String refusal(RewardTerms terms) {
		return code(draft(terms));
	}

	private static String code(RewardDraft draft) {
		return catchThrowableOfType(BusinessRuleException.class, () -> RewardChecks.check(draft, null)).code();
	}

	private static RewardDraft draft(RewardTerms terms) {
		return TestRewards.active(terms, null);
	}

	private static RewardTerms terms(Text name, Gives gives, CodeTerms code) {
		return new RewardTerms(name, Text.EMPTY, Text.EMPTY, gives, code, 100, null, Gate.OPEN, null, null);
	}

}

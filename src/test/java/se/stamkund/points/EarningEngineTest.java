package se.stamkund.points;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.stamkund.points.Explanation.Bonus;
import se.stamkund.points.Explanation.Deduction;
import se.stamkund.points.Explanation.DeductionKind;
import se.stamkund.points.Explanation.Factor;
import se.stamkund.points.Explanation.Missed;
import se.stamkund.points.Explanation.Nothing;
import se.stamkund.points.Explanation.Reason;
import se.stamkund.points.PurchaseFacts.LineKind;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.stamkund.points.Purchases.kr;
import static se.stamkund.points.Purchases.lineId;
import static se.stamkund.points.Purchases.purchase;

class EarningEngineTest {

	private static final ItemMatch SHOES = ItemMatch.categories("skor");

	private static final Modification SILVER = new Modification.Factor("tier:silver", "Silver", new BigDecimal("1.1"),
			ItemMatch.ALL);

	@Test
	void theExampleOfTheDesign() {
		var order = purchase().goods("729")
			.goods("670")
			.line(LineKind.SHIPPING, "49")
			.discount("HÖST150", "150")
			.paidWithPoints("50")
			.build();
		var doubleShoes = Rules.times("Dubbla poäng på skor", "2").on(SHOES).build();

		var award = award(order, settings(), List.of(doubleShoes), SILVER);

		assertThat(award.points()).isEqualTo(Points.of(1318));
		assertThat(award.lines()).containsEntry(lineId(1), Points.of(687))
			.containsEntry(lineId(2), Points.of(631))
			.containsEntry(lineId(3), Points.ZERO);
		var why = award.why();
		assertThat(why.goods()).isEqualTo(kr("1399"));
		assertThat(why.deductions()).containsExactly(new Deduction(DeductionKind.DISCOUNT, "HÖST150", kr("150")),
				new Deduction(DeductionKind.PAID_WITH_POINTS, null, kr("50")));
		assertThat(why.base()).isEqualTo(kr("1199"));
		assertThat(why.parts()).singleElement().satisfies((part) -> {
			assertThat(part.rule()).isNull();
			assertThat(part.rate()).isEqualTo(new Rate(BigDecimal.ONE, kr("1")));
			assertThat(part.points()).isEqualByComparingTo("1199");
		});
		assertThat(why.factors()).containsExactly(new Factor("tier:silver", "Silver", new BigDecimal("1.1")));
		assertThat(why.exact()).isEqualByComparingTo("1318.9");
		assertThat(why.rounded()).isTrue();
		assertThat(why.nothing()).containsExactly(new Nothing(LineKind.SHIPPING, kr("49")));
		assertThat(why.missed()).containsExactly(
				new Missed(doubleShoes.source(), "Dubbla poäng på skor", Reason.NO_MATCHING_GOODS, null, null, null));
	}

	@Test
	void whatMayBeRefundedIsWhatWasPaidBesidesPoints() {
		var order = purchase().goods("1399").line(LineKind.SHIPPING, "49").paidWithPoints("50").build();

		assertThat(award(order).refundable()).containsEntry(lineId(1), kr("1349")).containsEntry(lineId(2), kr("49"));
	}

	@ParameterizedTest
	@CsvSource({ "FLOOR, 99.50, 99", "HALF_UP, 99.49, 99", "HALF_UP, 99.50, 100", "CEILING, 99.01, 100",
			"CEILING, 99.00, 99", "FLOOR, 0.99, 0" })
	void roundsOnceAtTheEnd(Rounding rounding, String price, long points) {
		assertThat(award(purchase().goods(price).build(), settings().rounding(rounding)).points().value())
			.isEqualTo(points);
	}

	@Test
	void manySmallLinesAreNotRoundedOneByOne() {
		var order = purchase();
		for (int i = 0; i < 10; i++) {
			order.goods("0.90");
		}

		assertThat(award(order.build()).points()).isEqualTo(Points.of(9));
	}

	@Test
	void aRateMayBePerTenKronor() {
		assertThat(award(purchase().goods("95").build(), settings().rate("1", "10")).points()).isEqualTo(Points.of(9));
	}

	@Test
	void aRateMayBeAFraction() {
		assertThat(award(purchase().goods("100").build(), settings().rate("1.5", "1")).points())
			.isEqualTo(Points.of(150));
	}

	@Test
	void withoutVatTheTaxEarnsNothing() {
		var order = purchase().goods("125").goods("106").vat("6").build();

		var award = award(order, settings().withoutVat());

		assertThat(award.points()).isEqualTo(Points.of(200));
		assertThat(award.why().deductions()).containsExactly(new Deduction(DeductionKind.VAT, null, kr("31")));
		assertThat(award.why().base()).isEqualTo(kr("200"));
	}

	@Test
	void vatIsDividedExactlyBeforeTheOneRounding() {
		var order = purchase().goods("0.10").vat("25").goods("124.90").vat("25").build();

		assertThat(award(order, settings().withoutVat()).points()).isEqualTo(Points.of(100));
	}

	@Test
	void shippingGiftCardsAndFeesEarnNothing() {
		var order = purchase().goods("100")
			.line(LineKind.SHIPPING, "49")
			.line(LineKind.GIFT_CARD, "500")
			.line(LineKind.FEE, "29")
			.build();

		var award = award(order);

		assertThat(award.points()).isEqualTo(Points.of(100));
		assertThat(award.why().nothing()).containsExactlyInAnyOrder(new Nothing(LineKind.SHIPPING, kr("49")),
				new Nothing(LineKind.GIFT_CARD, kr("500")), new Nothing(LineKind.FEE, kr("29")));
	}

	@Test
	void payingWithAGiftCardEarns() {
		assertThat(award(purchase().goods("100").paidWithGiftCard("100").build()).points()).isEqualTo(Points.of(100));
	}

	@Test
	void whatIsPaidWithPointsEarnsNothing() {
		var award = award(purchase().goods("100").paidWithPoints("100").build());

		assertThat(award.points()).isEqualTo(Points.ZERO);
		assertThat(award.why().base()).isEqualTo(Money.ZERO);
	}

	@Test
	void pointsPayForGoodsBeforeShipping() {
		var award = award(purchase().goods("100").line(LineKind.SHIPPING, "49").paidWithPoints("120").build());

		assertThat(award.points()).isEqualTo(Points.ZERO);
		assertThat(award.refundable()).containsEntry(lineId(2), kr("29"));
	}

	@Test
	void aLineDiscountIsTakenOffItsLineAndAnOrderDiscountOffAll() {
		var order = purchase().goods("200").reducedBy("100").goods("100").discount(null, "50").build();

		var award = award(order);

		assertThat(award.lines()).containsEntry(lineId(1), Points.of(75)).containsEntry(lineId(2), Points.of(75));
		assertThat(award.why().deductions()).containsExactly(new Deduction(DeductionKind.DISCOUNT, null, kr("100")),
				new Deduction(DeductionKind.DISCOUNT, null, kr("50")));
	}

	@Test
	void aDiscountLargerThanTheOrderLeavesNothingRatherThanLess() {
		assertThat(award(purchase().goods("100").discount("ALLT", "500").build()).points()).isEqualTo(Points.ZERO);
	}

	@Test
	void anEmptyPurchaseGivesNothing() {
		var award = award(purchase().build());

		assertThat(award.points()).isEqualTo(Points.ZERO);
		assertThat(award.lines()).isEmpty();
	}

	@Test
	void aMinimumOrderIsMeasuredOnGoodsAfterDiscounts() {
		var terms = settings().minimum("200");

		assertThat(award(purchase().goods("250").discount(null, "51").build(), terms).points()).isEqualTo(Points.ZERO);
		assertThat(award(purchase().goods("250").discount(null, "50").build(), terms).points())
			.isEqualTo(Points.of(200));
		assertThat(award(purchase().goods("200").paidWithPoints("150").build(), terms).points())
			.isEqualTo(Points.of(50));
	}

	@Test
	void anOrderBelowTheMinimumSaysSo() {
		var award = award(purchase().goods("199").build(), settings().minimum("200"), List.of(), SILVER);

		assertThat(award.why().missed())
			.containsExactly(new Missed("base", "", Reason.BELOW_MINIMUM, null, kr("200"), null));
		assertThat(award.why().parts()).isEmpty();
	}

	@Test
	void aMultiplierRaisesOnlyItsGoods() {
		var rule = Rules.times("Dubbelt", "2").on(SHOES).build();
		var order = purchase().goods("500", "A1", "Haglöfs", "Skor").goods("300").build();

		var award = award(order, settings(), List.of(rule), SILVER);

		assertThat(award.points()).isEqualTo(Points.of(1430));
		assertThat(award.why().parts()).extracting(Explanation.Part::base).containsExactly(kr("500"), kr("300"));
		assertThat(award.why().parts().getFirst().factors())
			.containsExactly(new Factor(rule.source(), "Dubbelt", new BigDecimal("2")));
		assertThat(award.why().factors()).extracting(Factor::name).containsExactly("Silver");
	}

	@Test
	void anotherRateReplacesTheBaseRate() {
		var rule = Rules.rate("Rea", "1", "20").on(ItemMatch.categories("rea")).build();
		var order = purchase().goods("100", "A1", null, "rea").goods("100").build();

		var award = award(order, settings(), List.of(rule));

		assertThat(award.lines()).containsEntry(lineId(1), Points.of(5)).containsEntry(lineId(2), Points.of(100));
		assertThat(award.why().parts()).extracting(Explanation.Part::name).containsExactly("Rea", null);
	}

	@Test
	void anExclusionWinsOverEverything() {
		var order = purchase().goods("100", "A1", "Acme", "böcker").goods("100").build();

		var award = award(order, settings(), List.of(Rules.nothing("Böcker").on(ItemMatch.categories("böcker")).build(),
				Rules.times("Acme gånger tre", "3").on(ItemMatch.brands("ACME")).priority(99).build()));

		assertThat(award.points()).isEqualTo(Points.of(100));
		assertThat(award.why().deductions())
			.containsExactly(new Deduction(DeductionKind.EXCLUDED, "Böcker", kr("100")));
		assertThat(award.why().base()).isEqualTo(kr("100"));
		assertThat(award.why().missed()).singleElement().satisfies((missed) -> {
			assertThat(missed.reason()).isEqualTo(Reason.OUTRANKED);
			assertThat(missed.detail()).isEqualTo("Böcker");
		});
	}

	@Test
	void anExclusionThatMatchesNothingIsNotMentioned() {
		var award = award(purchase().goods("100").build(), settings(),
				List.of(Rules.nothing("Böcker").on(ItemMatch.categories("böcker")).build()));

		assertThat(award.why().missed()).isEmpty();
	}

	@Test
	void theHighestPriorityWins() {
		var order = purchase().goods("100", "A1", null, "skor").build();

		var award = award(order, settings(), List.of(Rules.times("Dubbelt", "2").on(SHOES).priority(1).build(),
				Rules.times("Trippelt", "3").on(SHOES).build()));

		assertThat(award.points()).isEqualTo(Points.of(200));
		assertThat(award.why().missed()).extracting(Missed::name, Missed::reason, Missed::detail)
			.containsExactly(tuple("Trippelt", Reason.OUTRANKED, "Dubbelt"));
	}

	@Test
	void theClosestMatchWinsAmongEquals() {
		var order = purchase().goods("100", "A1", "Acme", "skor").build();
		var rules = List.of(Rules.rate("Allt", "9", "1").build(), Rules.rate("Skor", "8", "1").on(SHOES).build(),
				Rules.rate("Acme", "7", "1").on(ItemMatch.brands("acme")).build(),
				Rules.rate("Just den", "2", "1").on(ItemMatch.skus("a1")).build());

		assertThat(award(order, settings(), rules).points()).isEqualTo(Points.of(200));
	}

	@Test
	void theMostGenerousWinsAmongEquallyClose() {
		var order = purchase().goods("100", "A1", null, "skor").build();

		assertThat(award(order, settings(),
				List.of(Rules.times("Dubbelt", "2").on(SHOES).build(), Rules.times("Trippelt", "3").on(SHOES).build()))
			.points()).isEqualTo(Points.of(300));
	}

	@Test
	void aRuleThatLosesOnOneLineMayWinAnother() {
		var order = purchase().goods("100", "A1", null, "skor").goods("100").build();

		var award = award(order, settings(), List.of(Rules.times("Allt dubbelt", "2").build(),
				Rules.times("Skor gånger fem", "5").on(SHOES).build()));

		assertThat(award.points()).isEqualTo(Points.of(700));
		assertThat(award.why().missed()).isEmpty();
	}

	@Test
	void aWindowIncludesItsStartAndExcludesItsEnd() {
		var rule = Rules.times("Novemberdubbelt", "2")
			.from("2026-11-01T00:00:00Z")
			.until("2026-12-01T00:00:00Z")
			.build();

		assertThat(points(rule, "2026-10-31T23:59:59Z")).isEqualTo(100);
		assertThat(points(rule, "2026-11-01T00:00:00Z")).isEqualTo(200);
		assertThat(points(rule, "2026-11-30T23:59:59Z")).isEqualTo(200);
		assertThat(points(rule, "2026-12-01T00:00:00Z")).isEqualTo(100);
	}

	@Test
	void aRuleToComeIsKeptFromTheMember() {
		var award = award(purchase().goods("100").build(), settings(),
				List.of(Rules.times("Hemlig jul", "2").from("2026-12-01T00:00:00Z").build()));

		assertThat(award.why().missed()).extracting(Missed::reason).containsExactly(Reason.NOT_YET);
		assertThat(award.why().forMember().missed()).isEmpty();
	}

	@Test
	void aRuleMayBeForSomeStoresOnly() {
		var rule = Rules.times("Dubbelt i Åre", "2").in(new UUID(9, 9)).build();

		assertThat(award(purchase().goods("100").build(), settings(), List.of(rule)).why().missed())
			.extracting(Missed::reason)
			.containsExactly(Reason.OTHER_STORE);
		assertThat(award(purchase().goods("100").in(new UUID(9, 9)).build(), settings(), List.of(rule)).points())
			.isEqualTo(Points.of(200));
	}

	@Test
	void theBaseRuleMayBeForOneStoreOnly() {
		var award = award(purchase().goods("100").build(), settings().store(new UUID(9, 9)));

		assertThat(award.points()).isEqualTo(Points.ZERO);
		assertThat(award.why().deductions()).containsExactly(new Deduction(DeductionKind.NO_RATE, null, kr("100")));
	}

	@Test
	void aRuleMayHaveItsOwnMinimum() {
		var rule = Rules.times("Dubbelt från 500", "2").minimum("500").build();

		assertThat(award(purchase().goods("499").build(), settings(), List.of(rule)).points())
			.isEqualTo(Points.of(499));
		assertThat(award(purchase().goods("500").build(), settings(), List.of(rule)).points())
			.isEqualTo(Points.of(1000));
	}

	@Test
	void aRuleMayAskForFactsAboutTheMember() {
		var rule = Rules.times("Första köpet", "2").when("order_number", "1").build();
		var order = purchase().goods("100").build();

		assertThat(
				EarningEngine
					.award(order,
							new EarningTerms(settings().build(), List.of(rule), List.of(),
									Map.of("order_number", Set.of("1"))))
					.points())
			.isEqualTo(Points.of(200));
		assertThat(award(order, settings(), List.of(rule)).why().missed()).extracting(Missed::reason, Missed::detail)
			.containsExactly(tuple(Reason.CONDITION, "order_number"));
	}

	@Test
	void aBonusIsAddedAfterTheFactorsAndSharedByPrice() {
		var award = award(purchase().goods("100").goods("300").build(), settings(), List.of(), SILVER,
				new Modification.Bonus("campaign:1", "Välkommen", Points.of(100), ItemMatch.ALL));

		assertThat(award.points()).isEqualTo(Points.of(540));
		assertThat(award.lines()).containsEntry(lineId(1), Points.of(135)).containsEntry(lineId(2), Points.of(405));
		assertThat(award.why().bonuses()).containsExactly(new Bonus("campaign:1", "Välkommen", Points.of(100)));
	}

	@Test
	void aBonusNeedsGoodsThatCostSomething() {
		var award = award(purchase().goods("100").paidWithPoints("100").build(), settings(), List.of(),
				new Modification.Bonus("campaign:1", "Välkommen", Points.of(100), ItemMatch.ALL));

		assertThat(award.points()).isEqualTo(Points.ZERO);
		assertThat(award.why().bonuses()).isEmpty();
	}

	@Test
	void aModifierThatFindsNoGoodsOrDeclinesIsExplained() {
		var award = award(purchase().goods("100").build(), settings(), List.of(),
				new Modification.Factor("campaign:1", "Skodagar", BigDecimal.TWO, SHOES),
				new Modification.Missed("campaign:2", "Budget", "budget_spent"));

		assertThat(award.why().missed()).extracting(Missed::source, Missed::reason, Missed::detail)
			.containsExactly(tuple("campaign:1", Reason.NO_MATCHING_GOODS, null),
					tuple("campaign:2", Reason.MODIFIER, "budget_spent"));
	}

	@Test
	void theSharesOfARandomPurchaseAddUpAndTheExplanationAgrees() {
		var random = new Random(42);
		for (int round = 0; round < 3_000; round++) {
			var order = randomPurchase(random);
			var terms = new EarningTerms(randomSettings(random), randomRules(random),
					random.nextBoolean() ? List.of(SILVER) : List.of(), Map.of());

			var award = EarningEngine.award(order, terms);

			assertThat(award.lines().values().stream().mapToLong(Points::value).sum())
				.isEqualTo(award.points().value());
			var why = award.why();
			var base = why.deductions().stream().map(Deduction::amount).reduce(why.goods(), Money::minus);
			assertThat(base).isEqualTo(why.base());
			assertThat(why.points()).isEqualTo(award.points());
			assertThat(award.points().value())
				.isEqualTo(Ratio.of(why.exact()).round(terms.settings().rounding().mode()));
			assertThat(award.refundable().values()).noneMatch(Money::isNegative);
		}
	}

	@Test
	void buyingMoreNeverGivesFewerPoints() {
		var random = new Random(43);
		for (int round = 0; round < 1_000; round++) {
			var order = randomPurchase(random);
			var more = new ArrayList<>(order.lines());
			more.add(purchase().goods(String.valueOf(1 + random.nextInt(500))).build().lines().getFirst());
			var larger = new PurchaseFacts(order.at(), order.store(), order.storeCode(), null, more, List.of(),
					Money.ZERO, Money.ZERO);
			var smaller = new PurchaseFacts(order.at(), order.store(), order.storeCode(), null, order.lines(),
					List.of(), Money.ZERO, Money.ZERO);
			var terms = EarningTerms.of(randomSettings(random));

			assertThat(EarningEngine.award(larger, terms).points())
				.isGreaterThanOrEqualTo(EarningEngine.award(smaller, terms).points());
		}
	}

	private static PurchaseFacts randomPurchase(Random random) {
		var order = purchase();
		for (int i = random.nextInt(6); i >= 0; i--) {
			if (random.nextInt(5) == 0) {
				order.line(LineKind.values()[random.nextInt(LineKind.values().length)], price(random));
			}
			else {
				order.goods(price(random), "S" + random.nextInt(3), "B" + random.nextInt(3), "C" + random.nextInt(3));
			}
			if (random.nextInt(3) == 0) {
				order.reducedBy(price(random));
			}
			order.vat(List.of("25", "12", "6", "0").get(random.nextInt(4)));
		}
		if (random.nextBoolean()) {
			order.discount("KOD", price(random));
		}
		if (random.nextBoolean()) {
			order.paidWithPoints(price(random));
		}
		return order.build();
	}

	private static String price(Random random) {
		return BigDecimal.valueOf(random.nextInt(200_000), 2).toPlainString();
	}

	private static PointsSettings randomSettings(Random random) {
		var settings = settings().rounding(Rounding.values()[random.nextInt(3)])
			.rate(String.valueOf(1 + random.nextInt(5)), String.valueOf(1 + random.nextInt(20)));
		return (random.nextBoolean() ? settings.withoutVat() : settings).build();
	}

	private static List<EarningRule> randomRules(Random random) {
		var rules = new ArrayList<EarningRule>();
		for (int i = random.nextInt(4); i > 0; i--) {
			var rule = switch (random.nextInt(3)) {
				case 0 -> Rules.times("x" + i, String.valueOf(random.nextInt(5)));
				case 1 -> Rules.rate("r" + i, "3", "7");
				default -> Rules.nothing("n" + i);
			};
			rules.add(rule.on(ItemMatch.categories("c" + random.nextInt(3))).priority(random.nextInt(2)).build());
		}
		return rules;
	}

	private static long points(EarningRule rule, String at) {
		return award(purchase().goods("100").at(Instant.parse(at)).build(), settings(), List.of(rule)).points().value();
	}

	private static AwardView award(PurchaseFacts order) {
		return award(order, settings());
	}

	private static AwardView award(PurchaseFacts order, Settings settings) {
		return award(order, settings, List.of());
	}

	private static AwardView award(PurchaseFacts order, Settings settings, List<EarningRule> rules,
			Modification... modifications) {
		return EarningEngine.award(order, new EarningTerms(settings.build(), rules, List.of(modifications), Map.of()));
	}

	private static Settings settings() {
		return new Settings();
	}

}

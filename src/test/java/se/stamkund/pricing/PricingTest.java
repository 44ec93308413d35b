package se.stamkund.pricing;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.shared.Money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static se.stamkund.pricing.Offers.freeProduct;
import static se.stamkund.pricing.Offers.freeShipping;
import static se.stamkund.pricing.Offers.kronor;
import static se.stamkund.pricing.Offers.off;
import static se.stamkund.pricing.Offers.percent;

class PricingTest {

	/** A jacket for 1 399 kr, two socks for 100 kr, shipping 49 kr. */
	private static final Cart CART = new Cart(
			List.of(line("jacket", 1, 1399, "Friluft", "kläder"), line("socks", 2, 100, "Ull", "strumpor")),
			kronor(49));

	@Test
	void takesAnAmountOffInProportionToTheLines() {
		var priced = price(off("A", 150));

		// 1399 : 100
		assertThat(discounts(priced)).containsExactly(13999L, 1001L);
		assertThat(priced.discount()).isEqualTo(kronor(150));
	}

	@Test
	void dividesWhatDoesNotDivideToTheOre() {
		var cart = new Cart(List.of(line("a", 1, 1, null), line("b", 1, 1, null), line("c", 1, 1, null)), Money.ZERO);

		var priced = Pricing.price(cart, List.of(off("A", 1).make()), BestFor.CUSTOMER);

		assertThat(discounts(priced)).containsExactly(34L, 33L, 33L);
	}

	@Test
	void takesNoMoreThanTheGoodsCost() {
		var priced = price(off("A", 5000));

		assertThat(priced.lines()).allSatisfy((line) -> assertThat(line.net()).isEqualTo(Money.ZERO));
		assertThat(priced.offers().getFirst().amount()).isEqualTo(kronor(1499));
		assertThat(priced.shippingDiscount()).isEqualTo(Money.ZERO);
	}

	@Test
	void takesAPercentageUpToItsCap() {
		assertThat(price(percent("A", "10")).discount()).isEqualTo(Money.ofMinor(14990));
		assertThat(price(percent("A", "10", kronor(100))).discount()).isEqualTo(kronor(100));
		assertThat(price(percent("A", "33.3333")).discount()).isEqualTo(Money.ofMinor(49967));
	}

	@Test
	void takesTheShippingOff() {
		var priced = price(freeShipping("A"));

		assertThat(priced.shippingDiscount()).isEqualTo(kronor(49));
		assertThat(priced.offers().getFirst().shipping()).isEqualTo(kronor(49));
		assertThat(discounts(priced)).containsExactly(0L, 0L);
	}

	@Test
	void saysThatThereIsNoShipping() {
		var cart = new Cart(CART.lines(), Money.ZERO);

		assertThat(refusal(Pricing.price(cart, List.of(freeShipping("A").make()), BestFor.CUSTOMER)).code())
			.isEqualTo(Refusal.Code.NO_SHIPPING);
	}

	@Test
	void givesUnitsOfAProduct() {
		assertThat(discounts(price(freeProduct("A", "SOCKS", 1)))).containsExactly(0L, 5000L);
		assertThat(discounts(price(freeProduct("A", "socks", 3)))).containsExactly(0L, 10000L);
	}

	@Test
	void givesTheDearestUnits() {
		var cart = new Cart(List.of(new CartLine("cheap", CartLine.Kind.GOODS, "x", List.of(), null,
				BigDecimal.valueOf(2), kronor(20), Money.ZERO), CartLine.goods("dear", "x", 1, kronor(30))),
				Money.ZERO);

		var priced = Pricing.price(cart, List.of(freeProduct("A", "x", 2).make()), BestFor.CUSTOMER);

		assertThat(discounts(priced)).containsExactly(1000L, 3000L);
	}

	@Test
	void saysWhichProductIsMissing() {
		assertThat(refusal(price(freeProduct("A", "tent", 1))))
			.isEqualTo(new Refusal(Refusal.Code.PRODUCT_MISSING, null, null, "tent"));
	}

	@Test
	void keepsToItsScope() {
		assertThat(discounts(price(off("A", 50).on(Scope.categories("STRUMPOR"))))).containsExactly(0L, 5000L);
		assertThat(discounts(price(off("A", 50).on(Scope.brands("friluft"))))).containsExactly(5000L, 0L);
		assertThat(discounts(price(off("A", 50).on(Scope.skus("Socks"))))).containsExactly(0L, 5000L);
		assertThat(discounts(price(off("A", 50).on(Scope.ALL.withoutCategories("Kläder"))))).containsExactly(0L, 5000L);
		assertThat(refusal(price(off("A", 50).on(Scope.categories("tält")))).code())
			.isEqualTo(Refusal.Code.NOTHING_IN_SCOPE);
	}

	@Test
	void takesNothingOffGiftCardsAndFees() {
		var cart = new Cart(List.of(other("card", CartLine.Kind.GIFT_CARD), other("fee", CartLine.Kind.FEE)),
				kronor(49));

		var priced = Pricing.price(cart, List.of(off("A", 50).make(), freeShipping("B").make()), BestFor.CUSTOMER);

		assertThat(priced.discount()).isEqualTo(Money.ZERO);
		assertThat(priced.offers()).extracting((offer) -> offer.refusal().code())
			.containsOnly(Refusal.Code.NOTHING_IN_SCOPE);
	}

	@Test
	void saysHowFarTheCartIsFromTheMinimum() {
		assertThat(price(off("A", 50).from(1499)).discount()).isEqualTo(kronor(50));
		assertThat(refusal(price(off("A", 50).from(1500))))
			.isEqualTo(new Refusal(Refusal.Code.MINIMUM_ORDER, kronor(1500), kronor(1499), null));
	}

	@Test
	void workPercentagesOutOnWhatIsLeftOrOnWhatItCost() {
		var after = price(off("A", 499).order(1), percent("B", "10").order(2));
		var before = price(off("A", 499).order(1), percent("B", "10").order(2).base(Base.BEFORE));

		assertThat(after.offers().get(1).amount()).isEqualTo(kronor(100));
		assertThat(before.offers().get(1).amount()).isEqualTo(Money.ofMinor(14990));
	}

	@Test
	void takesTheLowerOrderFirst() {
		var priced = price(off("A", 499).order(2), percent("B", "10").order(1));

		assertThat(priced.offers().get(1).amount()).isEqualTo(Money.ofMinor(14990));
	}

	@Test
	void takesOffersOfOneOrderAsIsBestForTheCustomer() {
		assertThat(price(off("A", 499), percent("B", "10")).discount()).isEqualTo(Money.ofMinor(49900 + 14990));
		assertThat(Pricing.price(CART, List.of(off("A", 499).make(), percent("B", "10").make()), BestFor.FIRST_NAMED)
			.discount()).isEqualTo(kronor(599));
	}

	@Test
	void usesUpTheNarrowOfferBeforeTheWideOne() {
		var priced = price(off("wide", 1450), off("narrow", 100).on(Scope.skus("socks")));

		assertThat(priced.discount()).isEqualTo(kronor(1499));
		assertThat(priced.offers().get(1).amount()).isEqualTo(kronor(100));
	}

	@Test
	void choosesTheExclusiveOfferIfItTakesOffMore() {
		var priced = price(off("A", 50), off("B", 60), off("C", 150).being(Stacking.EXCLUSIVE));

		assertThat(priced.discount()).isEqualTo(kronor(150));
		assertThat(priced.offers().getFirst().refusal())
			.isEqualTo(new Refusal(Refusal.Code.NOT_TOGETHER, kronor(110), kronor(150), "C"));
		assertThat(priced.offers().get(2).given()).isTrue();
	}

	@Test
	void choosesTheCommonOffersIfTheyTakeOffMoreTogether() {
		var priced = price(off("C", 109).being(Stacking.EXCLUSIVE), off("A", 50), off("B", 60));

		assertThat(priced.discount()).isEqualTo(kronor(110));
		assertThat(refusal(priced)).isEqualTo(new Refusal(Refusal.Code.NOT_TOGETHER, kronor(109), kronor(110), "A"));
	}

	@Test
	void choosesTheFirstNamedIfThatIsTheSetting() {
		var offers = List.of(off("A", 10).being(Stacking.EXCLUSIVE).make(), off("B", 60).make());

		assertThat(Pricing.price(CART, offers, BestFor.FIRST_NAMED).discount()).isEqualTo(kronor(10));
		assertThat(Pricing.price(CART, offers.reversed(), BestFor.FIRST_NAMED).discount()).isEqualTo(kronor(60));
	}

	@Test
	void givesWhatIsAlwaysGivenWithAnyOther() {
		var priced = price(freeShipping("A").being(Stacking.ALWAYS), off("B", 10),
				off("C", 150).being(Stacking.EXCLUSIVE));

		assertThat(priced.discount()).isEqualTo(kronor(199));
		assertThat(priced.offers()).extracting(PricedOffer::given).containsExactly(true, false, true);
	}

	@Test
	void saysThatNothingIsLeft() {
		var priced = price(percent("A", "100").order(1), off("B", 10).order(2));

		assertThat(priced.offers().get(1).refusal().code()).isEqualTo(Refusal.Code.NOTHING_LEFT);
	}

	@Test
	void answersForALineThatCostsNothing() {
		var cart = new Cart(List.of(line("gift", 1, 0, null)), Money.ZERO);

		assertThat(refusal(Pricing.price(cart, List.of(off("A", 1).make()), BestFor.CUSTOMER)).code())
			.isEqualTo(Refusal.Code.NOTHING_LEFT);
	}

	@Test
	void refusesTermsWithoutMeaning() {
		assertThatIllegalArgumentException().isThrownBy(() -> off("A", 0));
		assertThatIllegalArgumentException().isThrownBy(() -> percent("A", "100.01"));
		assertThatIllegalArgumentException().isThrownBy(() -> percent("A", "10", Money.ZERO));
		assertThatIllegalArgumentException().isThrownBy(() -> freeProduct("A", " ", 1));
	}

	@Test
	void keepsTermsAsJson() {
		var json = JsonMapper.builder().build();
		var all = Stream
			.of(off("A", 1), percent("B", "12.5", kronor(3)).on(Scope.brands("Ull").withoutCategories("rea")),
					freeShipping("C").from(500).being(Stacking.ALWAYS),
					freeProduct("D", "socks", 2).order(7).base(Base.BEFORE))
			.map((offer) -> offer.make().terms());

		assertThat(all)
			.allSatisfy((terms) -> assertThat(json.readValue(json.writeValueAsString(terms), OfferTerms.class))
				.isEqualTo(terms));
	}

	private static Priced price(Offers... offers) {
		return Pricing.price(CART, Stream.of(offers).map(Offers::make).toList(), BestFor.CUSTOMER);
	}

	private static Refusal refusal(Priced priced) {
		return priced.offers().getFirst().refusal();
	}

	private static List<Long> discounts(Priced priced) {
		return priced.lines().stream().map((line) -> line.discount().minor()).toList();
	}

	private static CartLine line(String sku, long quantity, long kronor, String brand, String... categories) {
		return new CartLine(sku, CartLine.Kind.GOODS, sku, List.of(categories), brand, BigDecimal.valueOf(quantity),
				kronor(kronor), Money.ZERO);
	}

	private static CartLine other(String id, CartLine.Kind kind) {
		return new CartLine(id, kind, null, List.of(), null, BigDecimal.ONE, kronor(100), Money.ZERO);
	}

}

package se.stamkund.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import se.stamkund.shared.Money;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for any cart and any offers: tried with many that a seed makes up. */
class PricingPropertiesTest {

	private static final int CARTS = Integer.getInteger("stamkund.pricing.carts", 20_000);

	private static final long SEED = Long.getLong("stamkund.pricing.seed", 42L);

	@Test
	void sharesAddUpAndTheBestIsAtLeastAsGoodAsAnySingleOne() {
		for (int i = 0; i < CARTS; i++) {
			var random = new Random(SEED + i);
			var cart = cart(random, 1 + random.nextInt(8));
			var offers = offers(random, random.nextInt(7));
			var bestFor = random.nextInt(4) > 0 ? BestFor.CUSTOMER : BestFor.FIRST_NAMED;
			var priced = Pricing.price(cart, offers, bestFor);
			var seed = "seed " + (SEED + i);
			addsUp(cart, priced, seed);
			assertThat(Pricing.price(cart, offers, bestFor)).as(seed).isEqualTo(priced);
			if (bestFor == BestFor.CUSTOMER) {
				for (Offer offer : offers) {
					var alone = Pricing.price(cart, List.of(offer), bestFor).discount();
					assertThat(priced.discount()).as(seed + " " + offer).isGreaterThanOrEqualTo(alone);
				}
			}
		}
	}

	@Test
	void theBestOfFewOffersIsTheBestThereIs() {
		for (int i = 0; i < CARTS / 10; i++) {
			var random = new Random(SEED + i);
			var cart = cart(random, 1 + random.nextInt(6));
			var offers = offers(random, 1 + random.nextInt(4));
			var best = bestOfAll(cart, offers);

			assertThat(Pricing.price(cart, offers, BestFor.CUSTOMER).discount().minor()).as("seed " + (SEED + i))
				.isEqualTo(best);
		}
	}

	/** Every allowed set of offers in every allowed order. */
	private static long bestOfAll(Cart cart, List<Offer> offers) {
		var contenders = IntStream.range(0, offers.size())
			.mapToObj((i) -> Contender.of(i, offers.get(i), cart))
			.filter((offer) -> offer.refusal() == null)
			.toList();
		long best = 0;
		for (int set = 0; set < (1 << contenders.size()); set++) {
			int chosen = set;
			var taken = IntStream.range(0, contenders.size())
				.filter((i) -> (chosen & (1 << i)) != 0)
				.mapToObj(contenders::get)
				.toList();
			long exclusive = taken.stream().filter((offer) -> offer.stacking() == Stacking.EXCLUSIVE).count();
			long common = taken.stream().filter((offer) -> offer.stacking() == Stacking.COMMON).count();
			if (exclusive == 0 || (exclusive == 1 && common == 0)) {
				best = Math.max(best, bestOrder(cart, List.of(), taken));
			}
		}
		return best;
	}

	private static long bestOrder(Cart cart, List<Contender> before, List<Contender> left) {
		if (left.isEmpty()) {
			return new Combination(new Basket(cart), before).total();
		}
		int lowest = left.stream().mapToInt(Contender::order).min().orElseThrow();
		return left.stream().filter((offer) -> offer.order() == lowest).mapToLong((next) -> {
			var more = new ArrayList<>(before);
			more.add(next);
			return bestOrder(cart, more, left.stream().filter((offer) -> offer != next).toList());
		}).max().orElseThrow();
	}

	@Test
	void aLargeCartTakesLittleTime() {
		var random = new Random(SEED);
		var cart = cart(random, 50);
		var offers = offers(random, 20);
		for (int i = 0; i < 2000; i++) {
			Pricing.price(cart, offers, BestFor.CUSTOMER);
		}
		var nanos = IntStream.range(0, 201).mapToLong((i) -> {
			var start = System.nanoTime();
			Pricing.price(cart, offers, BestFor.CUSTOMER);
			return System.nanoTime() - start;
		}).sorted().toArray();
		assertThat(nanos[100]).as("median in ns").isLessThan(5_000_000);
	}

	private static void addsUp(Cart cart, Priced priced, String seed) {
		var byLine = new long[cart.lines().size()];
		long shipping = 0;
		for (PricedOffer offer : priced.offers()) {
			long shares = offer.shipping().minor();
			for (var share : offer.lines()) {
				byLine[Integer.parseInt(share.lineId())] += share.amount().minor();
				shares += share.amount().minor();
			}
			shipping += offer.shipping().minor();
			assertThat(shares).as(seed).isEqualTo(offer.amount().minor());
			assertThat(offer.given()).as(seed).isEqualTo(offer.amount().isPositive());
			most(offer, cart, seed);
		}
		for (int i = 0; i < byLine.length; i++) {
			var line = priced.lines().get(i);
			assertThat(line.discount().minor()).as(seed).isEqualTo(byLine[i]);
			assertThat(line.net()).as(seed).isEqualTo(cart.lines().get(i).price().minus(line.discount()));
			assertThat(line.net().isNegative() || line.discount().isNegative()).as(seed).isFalse();
		}
		assertThat(shipping).as(seed)
			.isEqualTo(priced.shippingDiscount().minor())
			.isBetween(0L, cart.shipping().minor());
	}

	private static void most(PricedOffer priced, Cart cart, String seed) {
		var terms = priced.offer().terms();
		var amount = priced.amount();
		switch (terms.benefit()) {
			case Benefit.FixedAmount fixed -> assertThat(amount).as(seed).isLessThanOrEqualTo(fixed.amount());
			case Benefit.Percent percent -> {
				if (percent.cap() != null) {
					assertThat(amount).as(seed).isLessThanOrEqualTo(percent.cap());
				}
			}
			default -> {
			}
		}
		if (terms.minimumOrder() != null && cart.goods().compareTo(terms.minimumOrder()) < 0) {
			assertThat(priced.given()).as(seed).isFalse();
		}
		priced.lines()
			.forEach((share) -> assertThat(cart.lines().get(Integer.parseInt(share.lineId())).kind()).as(seed)
				.isEqualTo(CartLine.Kind.GOODS));
	}

	private static Cart cart(Random random, int lines) {
		return new Cart(IntStream.range(0, lines).mapToObj((i) -> line(random, i)).toList(),
				Money.ofMinor(random.nextInt(3) * 2450L));
	}

	private static CartLine line(Random random, int i) {
		long gross = random.nextInt(5) == 0 ? random.nextInt(3) : random.nextInt(200_000);
		var kind = random.nextInt(8) == 0 ? CartLine.Kind.GIFT_CARD : CartLine.Kind.GOODS;
		return new CartLine("" + i, kind, "sku" + random.nextInt(6), List.of("c" + random.nextInt(3)),
				"b" + random.nextInt(3), BigDecimal.valueOf(1 + random.nextInt(5000), random.nextInt(4)),
				Money.ofMinor(gross), Money.ofMinor((gross == 0) ? 0 : random.nextLong(gross)));
	}

	private static List<Offer> offers(Random random, int count) {
		var offers = new ArrayList<Offer>();
		for (int i = 0; i < count; i++) {
			offers.add(new Offer("o" + i, "O" + i, new OfferTerms(benefit(random), scope(random),
					random.nextInt(4) == 0 ? Money.ofMinor(random.nextInt(300_000)) : null,
					Stacking.values()[random.nextInt(3)], random.nextInt(3), Base.values()[random.nextInt(2)])));
		}
		return offers;
	}

	private static Benefit benefit(Random random) {
		return switch (random.nextInt(5)) {
			case 0, 1 -> new Benefit.FixedAmount(Money.ofMinor(1 + random.nextInt(100_000)));
			case 2 -> new Benefit.Percent(BigDecimal.valueOf(1 + random.nextInt(10_000), 2),
					random.nextBoolean() ? Money.ofMinor(1 + random.nextInt(20_000)) : null);
			case 3 -> new Benefit.FreeShipping();
			default -> new Benefit.FreeProduct("sku" + random.nextInt(6), 1 + random.nextInt(3));
		};
	}

	private static Scope scope(Random random) {
		return switch (random.nextInt(5)) {
			case 0 -> Scope.skus("sku1", "sku2");
			case 1 -> Scope.categories("c1");
			case 2 -> Scope.brands("b1").withoutCategories("c2");
			default -> Scope.ALL;
		};
	}

}

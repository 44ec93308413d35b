package se.stamkund.checkout;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import se.stamkund.checkout.CodeDesk.Found;
import se.stamkund.pricing.Base;
import se.stamkund.pricing.Benefit;
import se.stamkund.pricing.Cart;
import se.stamkund.pricing.CartLine;
import se.stamkund.pricing.Offer;
import se.stamkund.pricing.OfferTerms;
import se.stamkund.pricing.Priced;
import se.stamkund.pricing.PricedOffer;
import se.stamkund.pricing.Pricing;
import se.stamkund.pricing.Refusal;
import se.stamkund.pricing.Scope;
import se.stamkund.pricing.Stacking;
import se.stamkund.purchase.LineKind;
import se.stamkund.purchase.OrderDiscount;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.Money;
import se.stamkund.tier.Tier;

/** What codes, and the tier of a member, take off a cart. */
final class Offers {

	/** What the offer of a tier is called; codes never have such a name. */
	private static final String TIER = " tier";

	private final RecordOrder goods;

	private final Priced priced;

	private final Map<String, PricedOffer> byKey = new HashMap<>();

	private final Currency currency;

	private Offers(RecordOrder goods, Priced priced, Currency currency) {
		this.goods = goods;
		this.priced = priced;
		this.currency = currency;
		priced.offers().forEach((offer) -> this.byKey.put(offer.offer().key(), offer));
	}

	static Offers of(RecordOrder goods, List<Found> codes, @Nullable Tier tier, CheckoutRules rules, Locale language,
			Currency currency) {
		var offers = new ArrayList<Offer>();
		if (tier != null && tier.benefits().freeShipping()) {
			offers.add(new Offer(TIER, tier.name().in(language), new OfferTerms(new Benefit.FreeShipping(), Scope.ALL,
					null, Stacking.ALWAYS, Integer.MIN_VALUE, Base.AFTER)));
		}
		for (Found code : codes) {
			if (code.isUsable() && code.voucher() != null) {
				var voucher = Objects.requireNonNull(code.voucher().voucher());
				offers.add(new Offer(code.asked(), voucher.label().in(language), rules.apply(voucher.terms())));
			}
		}
		return new Offers(goods, Pricing.price(cart(goods), offers, rules.bestFor()), currency);
	}

	Money shippingDiscount() {
		return this.priced.shippingDiscount();
	}

	/** What a code took off; 0 if nothing. */
	Money amount(String code) {
		var offer = this.byKey.get(code);
		return (offer != null) ? offer.amount() : Money.ZERO;
	}

	/** Why a code that could be used takes nothing off. */
	@Nullable Reason reason(String code) {
		var offer = this.byKey.get(code);
		var refusal = (offer != null) ? offer.refusal() : null;
		return (refusal != null) ? reason(refusal) : null;
	}

	/** What was taken off, each with the code it came by. */
	List<OrderDiscount> discounts(Map<String, String> codes) {
		return this.priced.offers()
			.stream()
			.filter(PricedOffer::given)
			.map((offer) -> new OrderDiscount(label(offer.offer(), codes), offer.amount(), shares(offer)))
			.toList();
	}

	private static String label(Offer offer, Map<String, String> codes) {
		var code = codes.get(offer.key());
		return (code == null || code.equals(offer.label())) ? offer.label() : offer.label() + " (" + code + ")";
	}

	/** Shipping is free or not; where it is told by lines it is taken off those. */
	private List<OrderDiscount.Share> shares(PricedOffer offer) {
		var shares = new ArrayList<OrderDiscount.Share>();
		offer.lines().forEach((share) -> shares.add(new OrderDiscount.Share(share.lineId(), share.amount())));
		if (offer.shipping().isPositive()) {
			share(RecordOrder.SHIPPING_LINE, this.goods.shipping(), shares);
			shippingLines(this.goods).forEach((line) -> share(line.lineId(), price(line), shares));
		}
		return shares;
	}

	private static void share(String line, Money amount, List<OrderDiscount.Share> shares) {
		if (amount.isPositive()) {
			shares.add(new OrderDiscount.Share(line, amount));
		}
	}

	private static Cart cart(RecordOrder goods) {
		var shipping = shippingLines(goods).map(Offers::price).reduce(goods.shipping(), Money::plus);
		return new Cart(goods.lines().stream().map(Offers::line).toList(), shipping);
	}

	private static Stream<RecordLine> shippingLines(RecordOrder goods) {
		return goods.lines().stream().filter((line) -> line.kind() == LineKind.SHIPPING);
	}

	private static Money price(RecordLine line) {
		return line.gross().minus(line.discount());
	}

	private static CartLine line(RecordLine line) {
		var kind = switch (line.kind()) {
			case GOODS -> CartLine.Kind.GOODS;
			case GIFT_CARD -> CartLine.Kind.GIFT_CARD;
			case SHIPPING, FEE -> CartLine.Kind.FEE;
		};
		return new CartLine(line.lineId(), kind, line.sku(), line.categories(), line.brand(), line.quantity(),
				line.gross(), line.discount());
	}

	private Reason reason(Refusal refusal) {
		var code = refusal.code().name().toLowerCase(Locale.ROOT);
		return new Reason(code, detail(refusal), refusal.needed(), refusal.has(), refusal.subject(), null, null);
	}

	private String detail(Refusal refusal) {
		return switch (refusal.code()) {
			case MINIMUM_ORDER ->
				"The goods cost " + money(refusal.has()) + "; they must cost at least " + money(refusal.needed());
			case NOTHING_IN_SCOPE -> "Nothing in the cart is part of the offer";
			case PRODUCT_MISSING -> "Put " + refusal.subject() + " into the cart; the offer makes it free";
			case NO_SHIPPING -> "There is no shipping to pay";
			case NOTHING_LEFT -> "Other offers have taken off everything already; keep it for another time";
			case NOT_TOGETHER -> (refusal.subject() != null)
					? "Goes not together with " + refusal.subject() + ", which takes off " + money(refusal.has())
							+ "; with this one it would be " + money(refusal.needed())
					: "Goes not together with the others";
		};
	}

	private String money(@Nullable Money amount) {
		return (amount != null) ? amount.toDecimal(this.currency).toPlainString() : "0";
	}

}

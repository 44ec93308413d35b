package se.stamkund.checkout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.checkout.CodeDesk.Found;
import se.stamkund.checkout.Quote.Kind;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.batch.SettingsMemory;
import se.stamkund.program.Programs;
import se.stamkund.purchase.LineKind;
import se.stamkund.purchase.OrderDiscount;
import se.stamkund.purchase.OrderQuote;
import se.stamkund.purchase.OrderQuotes;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;
import se.stamkund.tier.Tier;
import se.stamkund.tier.Tiers;

/** Says what a cart costs and gives. */
@Service
public class Quotes {

	private final OrderQuotes orders;

	private final CodeDesk codes;

	private final PointsDesk points;

	private final Tiers tiers;

	private final CheckoutSettings settings;

	private final Programs programs;

	private final ProgramClock clock;

	private final SettingsMemory memory;

	Quotes(OrderQuotes orders, CodeDesk codes, PointsDesk points, Tiers tiers, CheckoutSettings settings,
			Programs programs, ProgramClock clock, SettingsMemory memory) {
		this.orders = orders;
		this.codes = codes;
		this.points = points;
		this.tiers = tiers;
		this.settings = settings;
		this.programs = programs;
		this.clock = clock;
		this.memory = memory;
	}

	/**
	 * What the cart costs, what it gives, and why; stores nothing. A code or points that
	 * can't be used are told with the reason.
	 * @throws se.stamkund.shared.BusinessRuleException if it could not be recorded as an
	 * order
	 */
	@Transactional
	public Quote quote(ProgramId program, QuoteCart cart) {
		return this.memory.during(program,
				() -> quote(program, cart, this.orders.describe(program, cart.goods()), false));
	}

	/**
	 * The same; with a lock, what it uses can be held before the transaction ends.
	 * @param described the cart's goods and whose they are
	 */
	Quote quote(ProgramId program, QuoteCart cart, OrderQuotes.Described described, boolean lock) {
		var now = this.clock.now(program);
		var view = this.programs.get(program);
		var found = this.codes.find(program, cart.codes(), described.member(), now, lock);
		var offers = Offers.of(described.order(), found, tier(program, described.member()), this.settings.get(program),
				view.locale(), view.currency());
		var printed = new HashMap<String, String>();
		found.stream()
			.filter((code) -> code.voucher() != null)
			.forEach((code) -> printed.put(code.asked(), Objects.requireNonNull(code.voucher().voucher()).code()));
		var discounts = offers.discounts(printed);
		var discounted = described.with(discounts, Money.ZERO, Money.ZERO);
		var total = this.orders.total(program, discounted);
		var points = this.points.pay(program, described.member(), cart.points(), payable(described, total), now);
		var left = total.minus(points.paid());
		var answers = answers(found, offers, left, view.locale());
		var card = answers.stream()
			.filter((code) -> code.kind() == Kind.GIFT_CARD)
			.map(Quote.Code::amount)
			.reduce(Money.ZERO, Money::plus);
		var paid = this.orders.quote(program,
				points.paid().isZero() ? discounted : described.with(discounts, points.paid(), card));
		return quote(cart, described, paid, answers, discounts, offers.shippingDiscount(), points, card, now);
	}

	private static Quote quote(QuoteCart cart, OrderQuotes.Described described, OrderQuote order,
			List<Quote.Code> codes, List<OrderDiscount> discounts, Money shippingDiscount, Quote.PointsPart points,
			Money card, Instant now) {
		var lines = order.lines()
			.stream()
			.filter((line) -> isOfCart(line.lineId(), described))
			.map((line) -> new Quote.Line(line.lineId(), line.gross(), line.discount(), line.net(), line.points()))
			.toList();
		return new Quote(described.store().id(), cart.id(), described.member(), lines, codes, discounts,
				described.order().shipping(), shippingDiscount, order.total(), points, card,
				order.total().minus(points.paid()).minus(card), order.award(), now);
	}

	/** Shipping is told beside the lines. */
	private static boolean isOfCart(String line, OrderQuotes.Described described) {
		return described.order().lines().stream().anyMatch((told) -> told.lineId().equals(line));
	}

	/** Points pay for anything but gift cards, which would make money of them. */
	private static Money payable(OrderQuotes.Described described, Money total) {
		var cards = described.order()
			.lines()
			.stream()
			.filter((line) -> line.kind() == LineKind.GIFT_CARD)
			.map((line) -> line.gross().minus(line.discount()))
			.reduce(Money.ZERO, Money::plus);
		return total.minus(cards);
	}

	/** Cards pay in the order they were named, each as much as is left. */
	private static List<Quote.Code> answers(List<Found> codes, Offers offers, Money left, Locale language) {
		var answers = new ArrayList<Quote.Code>();
		for (Found code : codes) {
			if (code.card() != null) {
				var card = code.card();
				var pays = code.isUsable() ? min(left, card.available()) : Money.ZERO;
				var reason = (code.isUsable() && pays.isZero())
						? Reason.of("nothing_to_pay", "Nothing is left to pay; keep it for another time")
						: code.reason();
				left = left.minus(pays);
				answers.add(new Quote.Code(code.asked(), card.code(), Kind.GIFT_CARD, null, pays,
						card.available().minus(pays), reason));
			}
			else if (code.voucher() != null && code.voucher().voucher() != null) {
				var voucher = code.voucher().voucher();
				answers.add(new Quote.Code(code.asked(), voucher.code(), Kind.VOUCHER, voucher.label().in(language),
						offers.amount(code.asked()), null,
						code.isUsable() ? offers.reason(code.asked()) : code.reason()));
			}
			else {
				answers.add(new Quote.Code(code.asked(), code.asked(), Kind.UNKNOWN, null, Money.ZERO, null,
						code.reason()));
			}
		}
		return answers;
	}

	private @Nullable Tier tier(ProgramId program, @Nullable MemberId member) {
		return (member != null) ? this.tiers.of(program, List.of(member)).get(member) : null;
	}

	private static Money min(Money a, Money b) {
		return (a.compareTo(b) <= 0) ? a : b;
	}

}

package se.stamkund.checkout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.giftcard.GiftCardSource;
import se.stamkund.giftcard.GiftCards;
import se.stamkund.giftcard.IssueGiftCard;
import se.stamkund.ledger.Balance;
import se.stamkund.ledger.Balances;
import se.stamkund.ledger.Expiry;
import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Reference;
import se.stamkund.ledger.Start;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.pricing.Benefit;
import se.stamkund.pricing.OfferTerms;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.OrderStatus;
import se.stamkund.purchase.OrderView;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.IssueVoucher;
import se.stamkund.voucher.VoucherLabel;
import se.stamkund.voucher.VoucherRules;
import se.stamkund.voucher.VoucherSource;
import se.stamkund.voucher.VoucherView;
import se.stamkund.voucher.Vouchers;

/** A programme's checkout, for tests: amounts are in whole kronor. */
@Component
public class CheckoutShop {

	public static final Actor KEY = Actor.apiKey("0198-test");

	private final Enrolment enrolment;

	private final Ledger ledger;

	private final Balances balances;

	private final Vouchers vouchers;

	private final GiftCards cards;

	private final CartHolds holds;

	private final Quotes quotes;

	private final Orders orders;

	private final ProgramClock clock;

	private final TransactionTemplate transaction;

	CheckoutShop(Enrolment enrolment, Ledger ledger, Balances balances, Vouchers vouchers, GiftCards cards,
			CartHolds holds, Quotes quotes, Orders orders, ProgramClock clock, TransactionTemplate transaction) {
		this.enrolment = enrolment;
		this.ledger = ledger;
		this.balances = balances;
		this.vouchers = vouchers;
		this.cards = cards;
		this.holds = holds;
		this.quotes = quotes;
		this.orders = orders;
		this.clock = clock;
		this.transaction = transaction;
	}

	public static Money kr(long kronor) {
		return Money.ofMinor(kronor * 100);
	}

	/** A new member with points. */
	public MemberId member(ProgramId program, long points) {
		var member = this.enrolment
			.enrol(program, EnrolMember.withEmail(UUID.randomUUID() + "@example.com", "Anna", null, MemberSource.API),
					Actor.SYSTEM)
			.member();
		if (points > 0) {
			give(program, member, points);
		}
		return member;
	}

	public void give(ProgramId program, MemberId member, long points) {
		this.transaction.executeWithoutResult((status) -> this.ledger.post(program, this.clock.now(program),
				List.of(Posting.earn(member, Points.of(points), Start.AT_ONCE, Expiry.NEVER,
						new Reference("gift", Ids.next()), Actor.SYSTEM))));
	}

	public Balance balance(ProgramId program, MemberId member) {
		return this.balances.of(program, member, this.clock.now(program));
	}

	/** A code that takes so much off, once for each of so many. */
	public String code(ProgramId program, long kronor, int uses) {
		return code(program, OfferTerms.of(new Benefit.FixedAmount(kr(kronor))), null, uses).code();
	}

	public VoucherView code(ProgramId program, OfferTerms terms, @Nullable MemberId member, int uses) {
		return this.vouchers.issue(program, List.of(new IssueVoucher(null, null, VoucherLabel.of("Rabatt"), terms,
				member, new VoucherRules(uses, null, null, null), VoucherSource.API, null)), KEY)
			.getFirst();
	}

	public int used(ProgramId program, String code) {
		return this.vouchers.find(program, List.of(code)).get(code).used();
	}

	public String card(ProgramId program, long kronor) {
		return this.cards
			.issue(program, List.of(new IssueGiftCard(null, kr(kronor), null, null, GiftCardSource.API, null)), KEY)
			.getFirst()
			.code();
	}

	public Money onCard(ProgramId program, String code) {
		return this.cards.find(program, List.of(code)).get(code).balance();
	}

	public Money availableOnCard(ProgramId program, String code) {
		return this.cards.find(program, List.of(code)).get(code).available();
	}

	/** One line of goods. */
	public static QuoteCart cart(String id, @Nullable MemberId member, long kronor, long points, String... codes) {
		return new QuoteCart(goods(id, member, List.of(kronor), 0), List.of(codes), Points.of(points));
	}

	public static RecordOrder goods(String id, @Nullable MemberId member, List<Long> kronor, long shipping) {
		var lines = new ArrayList<RecordLine>();
		for (long price : kronor) {
			lines
				.add(RecordLine.goods("" + (lines.size() + 1), "sku-" + (lines.size() + 1), BigDecimal.ONE, kr(price)));
		}
		var customer = (member != null) ? OrderCustomer.of(new MemberKey.ById(member)) : OrderCustomer.UNKNOWN;
		return new RecordOrder("web", id, OrderStatus.PAID, null, null, customer, lines, List.of(), kr(shipping),
				Money.ZERO, Money.ZERO, Money.ZERO, null, null, false);
	}

	/** The same goods, as an order that names a hold and nothing of what it agreed on. */
	public static RecordOrder order(String id, RecordOrder goods, @Nullable UUID hold) {
		return new RecordOrder(goods.store(), id, OrderStatus.PAID, null, null, goods.customer(), goods.lines(),
				List.of(), goods.shipping(), Money.ZERO, Money.ZERO, Money.ZERO, null, hold, false);
	}

	public Quote quote(ProgramId program, QuoteCart cart) {
		return this.quotes.quote(program, cart);
	}

	/** Holds a cart at what it costs. */
	public CartHold hold(ProgramId program, QuoteCart cart) {
		return this.holds.place(program, cart, quote(program, cart).toPay(), null, KEY);
	}

	public OrderView record(ProgramId program, RecordOrder order) {
		return this.orders.record(program, order, KEY).value();
	}

}

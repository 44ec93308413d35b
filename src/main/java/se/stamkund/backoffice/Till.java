package se.stamkund.backoffice;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import se.stamkund.checkout.CartHolds;
import se.stamkund.checkout.PriceChangedException;
import se.stamkund.checkout.Quote;
import se.stamkund.checkout.QuoteCart;
import se.stamkund.checkout.Quotes;
import se.stamkund.checkout.WalletItem;
import se.stamkund.checkout.Wallets;
import se.stamkund.ledger.Balances;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.program.StoreView;
import se.stamkund.purchase.ChangeStatus;
import se.stamkund.purchase.LineKind;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.OrderKey;
import se.stamkund.purchase.OrderQueries;
import se.stamkund.purchase.OrderStatus;
import se.stamkund.purchase.OrderView;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.reward.PartPayments;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/**
 * What is done at a till: find a customer by what she shows, say what a purchase costs
 * with her codes and points, record it. Tells of her no more than a queue may hear.
 */
@Service
public class Till {

	/** As long as a purchase can be undone. */
	public static final Duration UNDO_WITHIN = Duration.ofMinutes(15);

	private final MemberDirectory members;

	private final Balances balances;

	private final PartPayments payments;

	private final Quotes quotes;

	private final CartHolds holds;

	private final Wallets wallets;

	private final Orders orders;

	private final OrderQueries queries;

	private final ProgramClock clock;

	Till(MemberDirectory members, Balances balances, PartPayments payments, Quotes quotes, CartHolds holds,
			Wallets wallets, Orders orders, OrderQueries queries, ProgramClock clock) {
		this.members = members;
		this.balances = balances;
		this.payments = payments;
		this.quotes = quotes;
		this.holds = holds;
		this.wallets = wallets;
		this.orders = orders;
		this.queries = queries;
		this.clock = clock;
	}

	/** The member with a card of this number, or with this phone. */
	public Optional<Customer> find(ProgramId program, String text) {
		var number = new MemberKey.ByNumber(text.replaceAll("\\D", ""));
		var phone = new MemberKey.ByPhone(text);
		var found = this.members.resolveAll(program, Set.of(number, phone));
		return Optional.ofNullable(found.getOrDefault(number, found.get(phone)))
			.map((member) -> customer(program, member));
	}

	/**
	 * The member, as the till sees her.
	 * @throws NotFoundException if the programme doesn't have her
	 */
	public Customer customer(ProgramId program, MemberId id) {
		var member = this.members.get(program, this.members.resolve(program, new MemberKey.ById(id)));
		var points = this.balances.of(program, id, this.clock.now(program)).active();
		var payment = this.payments.get(program);
		var usable = payment.rules().allowed() && points.value() >= payment.rules().minimum();
		return new Customer(member.id(), member.shortName(), points, payment.worth(points), usable);
	}

	/**
	 * Her own codes and gift cards: what can be used first.
	 * @param purchase what they are for; null if that is not known yet
	 */
	public List<WalletItem> wallet(ProgramId program, StoreView store, MemberId member, @Nullable Purchase purchase) {
		return this.wallets.of(program, member, (purchase != null) ? cart(store, member, purchase).goods() : null);
	}

	/** What a purchase would cost and give. */
	public Quote quote(ProgramId program, StoreView store, MemberId member, Purchase purchase) {
		return this.quotes.quote(program, cart(store, member, purchase));
	}

	/**
	 * Records a purchase that is paid and taken home, with what pays for it.
	 * @param toPay what the customer was told
	 * @throws se.stamkund.checkout.PriceChangedException if that is no longer right
	 */
	public OrderView record(ProgramId program, StoreView store, MemberId member, Purchase purchase, Money toPay,
			Actor actor) {
		var number = new OrderKey.ByStore(store.code(), name(purchase));
		return recorded(program, number).orElseGet(() -> {
			try {
				return take(program, cart(store, member, purchase), purchase.isPlain(), toPay, actor);
			}
			catch (PriceChangedException | ConflictException ex) {
				// the same form was sent twice at once
				return recorded(program, number).orElseThrow(() -> ex);
			}
		});
	}

	private OrderView take(ProgramId program, QuoteCart cart, boolean plain, Money toPay, Actor actor) {
		var hold = plain ? null : this.holds.place(program, cart, toPay, null, actor).id();
		var goods = cart.goods();
		var order = new RecordOrder(goods.store(), goods.orderId(), OrderStatus.PAID, null, null, goods.customer(),
				goods.lines(), List.of(), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, null, hold, false);
		var recorded = this.orders.record(program, order, actor).value();
		return this.orders.changeStatus(program, new ChangeStatus(recorded.id(), OrderStatus.DELIVERED, null), actor)
			.value();
	}

	private Optional<OrderView> recorded(ProgramId program, OrderKey number) {
		try {
			return Optional.of(this.queries.get(program, this.queries.resolve(program, number)));
		}
		catch (NotFoundException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Takes a purchase back: its points with it, and what paid for it.
	 * @throws NotFoundException if it is not one of the store's
	 * @throws BusinessRuleException {@code till_undo_too_late}
	 */
	public OrderView undo(ProgramId program, StoreView store, UUID id, Actor actor) {
		var order = this.queries.get(program, id);
		if (!order.store().equals(store.id())) {
			throw new NotFoundException("order", "There is no such order in this store");
		}
		if (order.recordedAt().plus(UNDO_WITHIN).isBefore(this.clock.now(program))) {
			throw new BusinessRuleException("till_undo_too_late",
					"A purchase can be undone for " + UNDO_WITHIN.toMinutes() + " minutes; refund it instead",
					UNDO_WITHIN.toMinutes());
		}
		return this.orders.changeStatus(program, new ChangeStatus(id, OrderStatus.CANCELLED, null), actor).value();
	}

	private static QuoteCart cart(StoreView store, MemberId member, Purchase purchase) {
		var line = new RecordLine("1", LineKind.GOODS, null, null, null, List.of(), BigDecimal.ONE, purchase.amount(),
				Money.ZERO, BigDecimal.ZERO);
		var goods = RecordOrder.paid(store.code(), name(purchase), OrderCustomer.of(new MemberKey.ById(member)), null,
				List.of(line));
		return new QuoteCart(goods, purchase.codes(), purchase.points());
	}

	private static String name(Purchase purchase) {
		return "till-" + purchase.receipt();
	}

	/**
	 * What somebody buys at the till.
	 *
	 * @param amount before codes and points
	 * @param codes of vouchers and gift cards
	 * @param points she wants to use
	 * @param receipt made when the form was opened, so that sending it twice records one
	 */
	public record Purchase(Money amount, List<String> codes, Points points, UUID receipt) {

		public Purchase {
			codes = List.copyOf(codes);
		}

		/** Paid with money alone. */
		public boolean isPlain() {
			return this.codes.isEmpty() && this.points.isZero();
		}

	}

	/**
	 * A customer at the till.
	 *
	 * @param name first name and initial: "Anna L."
	 * @param worth what her points are worth in money
	 * @param usable whether she can pay with them
	 */
	public record Customer(MemberId id, String name, Points points, Money worth, boolean usable) {
	}

}

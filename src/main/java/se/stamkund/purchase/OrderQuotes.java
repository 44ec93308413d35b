package se.stamkund.purchase;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.points.AwardView;
import se.stamkund.points.Awards;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** Says what an order would give; stores nothing. */
@Service
public class OrderQuotes {

	private final OrderIntake intake;

	private final MemberDirectory members;

	private final PurchaseOrderRepository orders;

	private final Stores stores;

	private final Awards awards;

	private final ProgramClock clock;

	OrderQuotes(OrderIntake intake, MemberDirectory members, PurchaseOrderRepository orders, Stores stores,
			Awards awards, ProgramClock clock) {
		this.intake = intake;
		this.members = members;
		this.orders = orders;
		this.stores = stores;
		this.awards = awards;
		this.clock = clock;
	}

	/**
	 * What is known of the goods somebody is about to buy, and who she is.
	 * @throws BusinessRuleException if it could not be recorded as an order
	 */
	@Transactional
	public Described describe(ProgramId program, RecordOrder order) {
		var now = this.clock.now(program);
		var accepted = this.intake.describe(program, List.of(this.intake.open(program, now).accept(order))).getFirst();
		var keys = order.customer().keys(order.store());
		var found = keys.isEmpty() ? Map.<MemberKey, MemberId>of() : this.members.resolveTrusted(program, keys);
		var named = order.customer().member();
		if (named != null && !found.containsKey(named)) {
			throw new BusinessRuleException("member_unknown", "There is no member with " + named, named);
		}
		return new Described(accepted.told(), accepted.store(), Buyers.first(keys, found).orElse(null));
	}

	/**
	 * What the order would come to, what it would give and why. For a guest: what a
	 * member without any advantages would get.
	 */
	@Transactional
	public OrderQuote quote(ProgramId program, Described order) {
		var member = order.member();
		var draft = draft(program, order);
		var award = this.awards.quote(program, List.of(OrderFacts.of(draft, order.store().code()))).getFirst();
		var lines = draft.lines()
			.stream()
			.map((line) -> new OrderQuote.Line(line.lineId(), line.gross(), line.gross().minus(line.net()), line.net(),
					award.lines().getOrDefault(line.id(), Points.ZERO).value()))
			.toList();
		return new OrderQuote((member != null) ? member.value() : null, lines, draft.sums().total(), award);
	}

	/** What the order would come to. */
	@Transactional
	public Money total(ProgramId program, Described order) {
		return draft(program, order).sums().total();
	}

	private PurchaseOrder draft(ProgramId program, Described order) {
		return new PurchaseOrder(program, order.store().id(), order.order(), Customer.UNKNOWN, order.member(),
				OrderDraft.of(order.order()), ContentHash.of(order.order()), this.clock.now(program));
	}

	/**
	 * An order to be, with what the catalogue knows of its lines.
	 *
	 * @param member null for a guest
	 */
	public record Described(RecordOrder order, StoreView store, @Nullable MemberId member) {

		/** With what is taken off it and how it is paid. */
		public Described with(List<OrderDiscount> discounts, Money paidWithPoints, Money paidWithGiftCard) {
			return new Described(
					this.order.withDiscounts(discounts).paidWith(this.member, paidWithPoints, paidWithGiftCard),
					this.store, this.member);
		}

	}

	/**
	 * What a recorded order would give a member without any advantages, by the rules of
	 * its date; for test orders and guests.
	 */
	@Transactional
	public AwardView preview(ProgramId program, UUID order) {
		var found = this.orders.findWithLines(program, List.of(order))
			.stream()
			.findFirst()
			.orElseThrow(() -> new NotFoundException("order", "There is no such order"));
		return this.awards
			.quote(program, List.of(OrderFacts.of(found, this.stores.get(program, found.storeId()).code())))
			.getFirst();
	}

}

package se.stamkund.purchase;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.points.AwardView;
import se.stamkund.points.Awards;
import se.stamkund.program.Stores;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
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
	 * What the order would come to, what it would give and why. For a guest: what a
	 * member without any advantages would get.
	 * @throws BusinessRuleException if it could not be recorded either
	 */
	@Transactional
	public OrderQuote quote(ProgramId program, RecordOrder order) {
		var now = this.clock.now(program);
		var accepted = this.intake.describe(program, List.of(this.intake.open(program, now).accept(order))).getFirst();
		var keys = order.customer().keys(order.store());
		var found = keys.isEmpty() ? Map.<MemberKey, MemberId>of() : this.members.resolveTrusted(program, keys);
		var named = order.customer().member();
		if (named != null && !found.containsKey(named)) {
			throw new BusinessRuleException("member_unknown", "There is no member with " + named, named);
		}
		var member = Buyers.first(keys, found).orElse(null);
		var draft = new PurchaseOrder(program, accepted.store().id(), accepted.told(), Customer.UNKNOWN, member,
				OrderDraft.of(accepted.told()), accepted.hash(), now);
		var award = this.awards.quote(program, List.of(OrderFacts.of(draft, accepted.store().code()))).getFirst();
		var lines = draft.lines()
			.stream()
			.map((line) -> new OrderQuote.Line(line.lineId(), line.gross(), line.gross().minus(line.net()), line.net(),
					award.lines().getOrDefault(line.id(), Points.ZERO).value()))
			.toList();
		return new OrderQuote((member != null) ? member.value() : null, lines, draft.sums().total(), award);
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

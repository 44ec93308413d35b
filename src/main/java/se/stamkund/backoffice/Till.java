package se.stamkund.backoffice;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Service;

import se.stamkund.ledger.Balances;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.points.AwardView;
import se.stamkund.points.Awards;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.points.PurchaseFacts;
import se.stamkund.program.Programs;
import se.stamkund.program.StoreView;
import se.stamkund.purchase.ChangeStatus;
import se.stamkund.purchase.LineKind;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.OrderQueries;
import se.stamkund.purchase.OrderStatus;
import se.stamkund.purchase.OrderView;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/**
 * What is done at a till: find a customer by what she shows, record what she buys. Tells
 * of her no more than a queue may hear.
 */
@Service
public class Till {

	/** As long as a purchase can be undone. */
	public static final Duration UNDO_WITHIN = Duration.ofMinutes(15);

	private final MemberDirectory members;

	private final Balances balances;

	private final Awards awards;

	private final PointsSettingsService settings;

	private final Programs programs;

	private final Orders orders;

	private final OrderQueries queries;

	private final ProgramClock clock;

	Till(MemberDirectory members, Balances balances, Awards awards, PointsSettingsService settings, Programs programs,
			Orders orders, OrderQueries queries, ProgramClock clock) {
		this.members = members;
		this.balances = balances;
		this.awards = awards;
		this.settings = settings;
		this.programs = programs;
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
		var worth = this.settings.get(program).settings().worth(points, this.programs.get(program).currency());
		return new Customer(member.id(), member.shortName(), points, worth);
	}

	/** What a purchase of this amount would give. */
	public AwardView quote(ProgramId program, StoreView store, MemberId member, Money amount) {
		var line = new PurchaseFacts.Line(new UUID(0, 1), PurchaseFacts.LineKind.GOODS, null, null, Set.of(),
				BigDecimal.ONE, amount, Money.ZERO, BigDecimal.ZERO);
		var facts = new PurchaseFacts(this.clock.now(program), store.id(), store.code(), member, List.of(line),
				List.of(), Money.ZERO, Money.ZERO);
		return this.awards.quote(program, List.of(facts)).getFirst();
	}

	/**
	 * Records a purchase that is paid and taken home.
	 * @param receipt made when the form was opened, so that sending it twice records one
	 */
	public OrderView record(ProgramId program, StoreView store, MemberId member, Money amount, UUID receipt,
			Actor actor) {
		var line = new RecordLine("1", LineKind.GOODS, null, null, null, List.of(), BigDecimal.ONE, amount, Money.ZERO,
				BigDecimal.ZERO);
		var order = RecordOrder.paid(store.code(), "till-" + receipt, OrderCustomer.of(new MemberKey.ById(member)),
				null, List.of(line));
		var recorded = this.orders.record(program, order, actor).value();
		return this.orders.changeStatus(program, new ChangeStatus(recorded.id(), OrderStatus.DELIVERED, null), actor)
			.value();
	}

	/**
	 * Takes a purchase back: its points with it.
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

	/**
	 * A customer at the till.
	 *
	 * @param name first name and initial: "Anna L."
	 * @param worth what her points are worth in money
	 */
	public record Customer(MemberId id, String name, Points points, Money worth) {
	}

}

package se.stamkund.backoffice;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberSource;
import se.stamkund.points.AwardView;
import se.stamkund.points.Awards;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.program.Programs;
import se.stamkund.program.Sandboxes;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/**
 * A purchase that shows what a customer would get: a real order of a real member, in the
 * sandbox with the settings as they are now, so that it counts nowhere else.
 */
@Service
public class TestPurchase {

	/** Who shops in it; never mailed. */
	public static final String CUSTOMER = "anna@kund.example";

	private final Programs programs;

	private final Sandboxes sandboxes;

	private final Stores stores;

	private final Enrolment enrolment;

	private final Orders orders;

	private final Awards awards;

	private final PointsSettingsService settings;

	private final Clock clock;

	TestPurchase(Programs programs, Sandboxes sandboxes, Stores stores, Enrolment enrolment, Orders orders,
			Awards awards, PointsSettingsService settings, Clock clock) {
		this.programs = programs;
		this.sandboxes = sandboxes;
		this.stores = stores;
		this.enrolment = enrolment;
		this.orders = orders;
		this.awards = awards;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Puts the customer into the sandbox, which is made anew if it counts by other
	 * settings than the programme does now.
	 */
	@Transactional
	public ProgramId prepare(ProgramId program, Actor actor) {
		var sandbox = this.sandboxes.find(program)
			.filter((twin) -> this.settings.get(twin).settings().equals(this.settings.get(program).settings()))
			.orElseGet(() -> this.sandboxes.reset(program));
		this.enrolment.enrol(sandbox, EnrolMember.withEmail(CUSTOMER, "Anna", null, MemberSource.ADMIN), actor);
		return sandbox;
	}

	/**
	 * Goods for 449 and shipping for 49, paid.
	 * @return what it gave, and why
	 * @throws BusinessRuleException if there is no store to shop in
	 */
	public AwardView make(ProgramId program, Actor actor) {
		var store = firstStore(program)
			.orElseThrow(() -> new BusinessRuleException("store_needed", "Add a store first"));
		var sandbox = prepare(program, actor);
		var currency = this.programs.get(program).currency();
		var lines = List.of(RecordLine.goods("1", "provkop", BigDecimal.ONE, Money.of(new BigDecimal(449), currency)));
		var paid = RecordOrder.paid(store.code(), "provkop-" + Ids.next(),
				OrderCustomer.of(new MemberKey.ByEmail(CUSTOMER)), this.clock.instant(), lines);
		var order = this.orders.record(sandbox, withShipping(paid, Money.of(new BigDecimal(49), currency)), actor);
		return Optional.ofNullable(this.awards.of(sandbox, List.of(order.value().id())).get(order.value().id()))
			.orElseThrow(() -> new BusinessRuleException("no_award", "The purchase gave no points"));
	}

	/** Where the test is made: the first store that is open. */
	public Optional<StoreView> firstStore(ProgramId program) {
		return this.stores.list(program).stream().filter((store) -> !store.closed()).findFirst();
	}

	private static RecordOrder withShipping(RecordOrder order, Money shipping) {
		return new RecordOrder(order.store(), order.orderId(), order.status(), order.orderedAt(), order.currency(),
				order.customer(), order.lines(), order.discounts(), shipping, order.fees(), order.paidWithPoints(),
				order.paidWithGiftCard(), order.total(), order.holdId(), order.test());
	}

}

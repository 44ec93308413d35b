package se.stamkund.dataload;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.ledger.HoldPosting;
import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.Reference;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.MemberSource;
import se.stamkund.member.Enrolment;
import se.stamkund.member.ExternalIdentity;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.program.ProgramView;
import se.stamkund.program.Stores;
import se.stamkund.purchase.ChangeStatus;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.OrderDiscount;
import se.stamkund.purchase.OrderKey;
import se.stamkund.purchase.OrderQueries;
import se.stamkund.purchase.OrderStatus;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.purchase.RefundOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

/**
 * Anna, whom the demo follows: 690 − 690 + 345 + 743 − 1 000 + 1 318 − 687 + 521 = 1 240
 * points, of which 180 expire in twelve days. Her second purchase made her Silver; with 1
 * 250 kr more than the latest two she is Guld.
 */
@Component
class DemoAnna {

	static final String EXTERNAL_ID = "5521";

	static final MemberKey KEY = new MemberKey.ByExternal(DemoShop.WEB, EXTERNAL_ID);

	static final String EMAIL = "anna.lindqvist@mejl.example";

	private static final DemoPerson ANNA = new DemoPerson(5521, "Anna", "Lindqvist", "070-174 06 99", null, true, 0, 0);

	private static final int PENDING_DAYS = 14;

	/** Of a point, in öre. */
	private static final long POINT_VALUE = 5;

	private final Enrolment enrolment;

	private final Orders orders;

	private final Ledger ledger;

	private final Stores stores;

	private final MemberDirectory members;

	private final OrderQueries queries;

	private final TransactionTemplate transaction;

	DemoAnna(Enrolment enrolment, Orders orders, Ledger ledger, Stores stores, MemberDirectory members,
			OrderQueries queries, TransactionTemplate transaction) {
		this.enrolment = enrolment;
		this.orders = orders;
		this.ledger = ledger;
		this.stores = stores;
		this.members = members;
		this.queries = queries;
		this.transaction = transaction;
	}

	/** When Anna did what she did: four purchases and a return. */
	List<Instant> moments(ProgramView shop, LocalDate today) {
		var first = today.plusDays(12).minusMonths(12).minusDays(PENDING_DAYS);
		return List.of(at(shop, first.minusMonths(6), 17, 31), at(shop, first, 20, 2),
				at(shop, today.minusDays(163), 12, 47), at(shop, today.minusDays(23), 19, 4),
				at(shop, today.minusDays(12), 14, 21));
	}

	/** Does what Anna did from one instant until another. */
	void live(ProgramView shop, Instant from, Instant to, LocalDate today) {
		var moments = moments(shop, today);
		if (within(from, to, moments.get(0))) {
			join(shop);
			buy(shop, DemoShop.WEB, DemoNumbers.ANNAS_FIRST, moments.get(0), List.of(line("1", "KOK-S", 69000)));
		}
		if (within(from, to, moments.get(1))) {
			buyPartlyWithPoints(shop,
					paid(DemoNumbers.ANNAS_SECOND, moments.get(1), List.of(line("1", "KOK-T", 37950)), List.of(), 690),
					to);
		}
		if (within(from, to, moments.get(2))) {
			buy(shop, DemoShop.TILL, DemoNumbers.ANNAS_THIRD, moments.get(2), List.of(line("1", "STA-V", 67600)));
		}
		if (within(from, to, moments.get(3))) {
			buyPartlyWithPoints(shop,
					paid(DemoNumbers.ANNAS_FOURTH, moments.get(3),
							List.of(line("1", "RYG-22", 72900), line("2", "UND-U", 67000)),
							List.of(new OrderDiscount("HÖST150", Money.ofMinor(15000))), 1000),
					to);
		}
		if (within(from, to, moments.get(4))) {
			giveBackTheBackpack(shop, moments.get(4));
		}
	}

	private void join(ProgramView shop) {
		var web = this.stores.find(shop.id(), DemoShop.WEB).orElseThrow().id();
		this.enrolment.enrol(shop.id(),
				new EnrolMember(EMAIL, ANNA.phone(), new ExternalIdentity(web, EXTERNAL_ID), ANNA.firstName(),
						ANNA.lastName(), null, "sv", List.of(), Map.of(), DemoPeople.consents(ANNA), web,
						MemberSource.DEMO),
				Actor.SYSTEM);
	}

	private void buy(ProgramView shop, String store, String number, Instant at, List<RecordLine> lines) {
		var order = this.orders.record(shop.id(), RecordOrder.paid(store, number, anna(), at, lines), Actor.SYSTEM);
		this.orders.changeStatus(shop.id(), new ChangeStatus(order.value().id(), OrderStatus.DELIVERED, null),
				Actor.SYSTEM);
	}

	private void buyPartlyWithPoints(ProgramView shop, PaidWithPoints order, Instant now) {
		var hold = Ids.next();
		var member = this.members.resolve(shop.id(), KEY);
		this.transaction.executeWithoutResult((status) -> this.ledger.post(shop.id(), now,
				List.of(new HoldPosting.Hold(member, hold, Points.of(order.points()), now.plus(Duration.ofMinutes(30)),
						new Reference("cart", hold), Actor.SYSTEM))));
		var recorded = this.orders.record(shop.id(),
				new RecordOrder(DemoShop.WEB, order.number(), OrderStatus.PAID, order.at(), null, anna(), order.lines(),
						order.discounts(), Money.ZERO, Money.ZERO, Money.ofMinor(order.points() * POINT_VALUE),
						Money.ZERO, null, hold, false),
				Actor.SYSTEM);
		this.orders.changeStatus(shop.id(), new ChangeStatus(recorded.value().id(), OrderStatus.DELIVERED, null),
				Actor.SYSTEM);
	}

	private void giveBackTheBackpack(ProgramView shop, Instant at) {
		var order = this.queries.resolve(shop.id(), new OrderKey.ByStore(DemoShop.WEB, DemoNumbers.ANNAS_FOURTH));
		this.orders.refund(shop.id(), new RefundOrder(order, "R-" + DemoNumbers.ANNAS_FOURTH,
				List.of(new RefundOrder.Line("1", null, null)), null, at), Actor.SYSTEM);
	}

	private static PaidWithPoints paid(String number, Instant at, List<RecordLine> lines, List<OrderDiscount> discounts,
			long points) {
		return new PaidWithPoints(number, at, lines, discounts, points);
	}

	private static OrderCustomer anna() {
		return OrderCustomer.of(KEY);
	}

	private static RecordLine line(String id, String sku, long gross) {
		return DemoOrders.line(id, DemoProduct.bySku(sku), 1, gross);
	}

	private static Instant at(ProgramView shop, LocalDate day, int hour, int minute) {
		return day.atTime(LocalTime.of(hour, minute)).atZone(shop.zone()).toInstant();
	}

	private static boolean within(Instant from, Instant to, Instant at) {
		return !at.isBefore(from) && at.isBefore(to);
	}

	private record PaidWithPoints(String number, Instant at, List<RecordLine> lines, List<OrderDiscount> discounts,
			long points) {
	}

}

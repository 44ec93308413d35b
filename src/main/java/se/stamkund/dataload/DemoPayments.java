package se.stamkund.dataload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.ledger.Balances;
import se.stamkund.ledger.HoldPosting;
import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Reference;
import se.stamkund.platform.ProgramClock;
import se.stamkund.program.ProgramView;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

/** Sets points aside for those who pay with them, as a checkout does. */
@Component
class DemoPayments {

	private static final long STEP = 500;

	private static final long MOST = 2000;

	/** What a point is worth, in öre. */
	private static final long WORTH = 5;

	private final Balances balances;

	private final Ledger ledger;

	private final ProgramClock clock;

	private final TransactionTemplate transaction;

	DemoPayments(Balances balances, Ledger ledger, ProgramClock clock, TransactionTemplate transaction) {
		this.balances = balances;
		this.ledger = ledger;
		this.clock = clock;
		this.transaction = transaction;
	}

	/** What a purchase is paid with in points; a hold on them, if there are any. */
	record Payment(@Nullable UUID hold, Money amount) {

		static final Payment NONE = new Payment(null, Money.ZERO);

	}

	/**
	 * Holds points for the purchases; each member pays with points for her first at the
	 * most.
	 * @return a payment for each purchase
	 */
	List<Payment> hold(ProgramView shop, List<DemoPurchase> purchases, Map<DemoPerson, MemberId> members) {
		var now = this.clock.now(shop.id());
		var buyers = purchases.stream()
			.map(DemoPurchase::buyer)
			.filter(Objects::nonNull)
			.map(members::get)
			.filter(Objects::nonNull)
			.toList();
		var left = this.balances.ofAll(shop.id(), new HashSet<>(buyers), now);
		var done = new HashSet<MemberId>();
		var holds = new ArrayList<Posting>();
		var payments = new ArrayList<Payment>();
		for (DemoPurchase purchase : purchases) {
			var member = (purchase.buyer() != null) ? members.get(purchase.buyer()) : null;
			var balance = (member != null && purchase.withPoints()) ? left.get(member) : null;
			long points = (balance != null) ? Math.min(MOST, balance.active().value() / STEP * STEP) : 0;
			if (member == null || points == 0 || points * WORTH > purchase.goods() / 2 || !done.add(member)) {
				payments.add(Payment.NONE);
				continue;
			}
			var hold = Ids.next();
			holds.add(new HoldPosting.Hold(member, hold, Points.of(points), now.plus(Duration.ofMinutes(30)),
					new Reference("cart", hold), Actor.SYSTEM));
			payments.add(new Payment(hold, Money.ofMinor(points * WORTH)));
		}
		this.transaction.executeWithoutResult((status) -> this.ledger.post(shop.id(), now, holds));
		return payments;
	}

}

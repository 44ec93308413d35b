package se.stamkund.checkout;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.checkout.Quote.PointsPart;
import se.stamkund.ledger.Balances;
import se.stamkund.reward.PartPayment;
import se.stamkund.reward.PartPayments;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** Says how far points pay for a cart. */
@Component
class PointsDesk {

	private final PartPayments payments;

	private final Balances balances;

	PointsDesk(PartPayments payments, Balances balances) {
		this.payments = payments;
		this.balances = balances;
	}

	/**
	 * The part that points pay.
	 * @param payable what points may pay for
	 */
	PointsPart pay(ProgramId program, @Nullable MemberId member, Points wanted, Money payable, Instant now) {
		if (member == null) {
			return new PointsPart(Points.ZERO, Money.ZERO,
					wanted.isZero() ? null : Reason.of("member_needed", "Points belong to members; say who it is"),
					Points.ZERO, Money.ZERO);
		}
		var payment = this.payments.get(program);
		var has = this.balances.of(program, member, now).active();
		var most = payment.most(payable, has);
		var decision = payment.decide(wanted, has, payable);
		return new PointsPart(decision.used(), decision.paid(), reason(decision, wanted), most, payment.worth(most));
	}

	private static @Nullable Reason reason(PartPayment.Decision decision, Points wanted) {
		var limit = decision.limit();
		if (limit == null || wanted.isZero()) {
			return null;
		}
		return switch (limit) {
			case OFF -> Reason.of("points_not_usable", "Points can't be used in the checkout here");
			case MINIMUM -> Reason.limit("points_minimum", "At least " + decision.number() + " points at a time",
					decision.number());
			case STEP ->
				Reason.limit("points_step", "Only whole steps of " + decision.number() + " points", decision.number());
			case SHARE -> Reason.limit("points_share", "Points pay at most " + decision.number() + " % of an order",
					decision.number());
			case BALANCE ->
				Reason.limit("points_balance", "She can use " + decision.number() + " points", decision.number());
		};
	}

}

package se.stamkund.checkout;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.stereotype.Component;

import se.stamkund.ledger.HoldPosting;
import se.stamkund.ledger.HoldView;
import se.stamkund.ledger.Holds;
import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.Posted;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Reference;
import se.stamkund.ledger.ReturnPosting;
import se.stamkund.ledger.Shortfall;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.purchase.OrderParticipant.Capture;
import se.stamkund.purchase.OrderParticipant.Restore;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/**
 * The points among what was held for orders: spent with them, and given back in
 * proportion to what comes back.
 */
@Component
class HeldPoints {

	private final Holds holds;

	private final Ledger ledger;

	private final PointsSettingsService settings;

	HeldPoints(Holds holds, Ledger ledger, PointsSettingsService settings) {
		this.holds = holds;
		this.ledger = ledger;
		this.settings = settings;
	}

	Map<UUID, HoldView> lock(ProgramId program, Collection<UUID> holds, Instant now) {
		return this.holds.lock(program, holds, now);
	}

	/** Spends what was held; what lapsed is taken as far as it is still there. */
	List<Posted> capture(ProgramId program, Instant now, List<Taking> takings) {
		return takings.isEmpty() ? List.of() : this.ledger.post(program, now, takings.stream()
			.map((taking) -> new HoldPosting.Capture(taking.hold().member(), taking.hold().id(), taking.hold().points(),
					Shortfall.TAKE_AVAILABLE, payment(taking.order().order()), taking.order().actor()))
			.toList());
	}

	/** Gives back the returned share, by refund. */
	Map<UUID, Points> restore(ProgramId program, Instant now, List<Restore> refunds) {
		var due = new HashMap<UUID, Points>();
		var restoring = refunds.stream().filter((refund) -> refund.member() != null && !due(refund).isZero()).toList();
		if (!restoring.isEmpty()) {
			var grace = this.settings.get(program).settings().graceDays();
			this.ledger.post(program, now,
					restoring.stream()
						.map((refund) -> giveBack(refund, Objects.requireNonNull(refund.member()), grace))
						.toList());
			restoring.forEach((refund) -> due.put(refund.refund(), due(refund)));
		}
		return due;
	}

	/** Counted on all that has come back, so that many refunds give what one would. */
	static Points due(Restore refund) {
		var back = share(Money.ofMinor(refund.pointsUsed().value()), refund);
		return Points.of(back.minor()).minus(refund.pointsGivenBack());
	}

	/** The share of an amount that has come back by now. */
	static Money share(Money whole, Restore refund) {
		if (refund.total().isZero()) {
			return whole;
		}
		return Money.ofMinor(BigInteger.valueOf(whole.minor())
			.multiply(BigInteger.valueOf(refund.refunded().minor()))
			.divide(BigInteger.valueOf(refund.total().minor()))
			.longValueExact());
	}

	private static Posting giveBack(Restore refund, MemberId member, int graceDays) {
		var grace = (graceDays > 0) ? refund.at().plus(Duration.ofDays(graceDays)) : null;
		return new ReturnPosting.GiveBack(member, due(refund), payment(refund.order()), grace,
				new Reference("refund", refund.refund()), refund.actor());
	}

	private static Reference payment(UUID order) {
		return new Reference("order_payment", order);
	}

	/** A hold and the order that takes it. */
	record Taking(HoldView hold, Capture order) {

	}

}

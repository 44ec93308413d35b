package se.stamkund.purchase;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import se.stamkund.ledger.HoldState;
import se.stamkund.ledger.HoldView;
import se.stamkund.ledger.Holds;
import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.Posted;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Reference;
import se.stamkund.ledger.Shortfall;
import se.stamkund.platform.ProgramClock;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/**
 * Captures the points held for an order, and gives them back in proportion to what comes
 * back. If the hold has lapsed, what is still available is taken and the rest is a
 * warning.
 */
@Component
@Order(0)
class HeldPoints implements OrderParticipant {

	private final Holds holds;

	private final Ledger ledger;

	private final PointsSettingsService settings;

	private final ProgramClock clock;

	HeldPoints(Holds holds, Ledger ledger, PointsSettingsService settings, ProgramClock clock) {
		this.holds = holds;
		this.ledger = ledger;
		this.settings = settings;
		this.clock = clock;
	}

	@Override
	public Map<UUID, Captured> capture(ProgramId program, List<Capture> orders) {
		var wanted = orders.stream().map(Capture::holdId).filter(Objects::nonNull).distinct().toList();
		var now = this.clock.now(program);
		var holds = wanted.isEmpty() ? Map.<UUID, HoldView>of() : this.holds.lock(program, wanted, now);
		var captured = new HashMap<UUID, Captured>();
		var posting = new ArrayList<Capture>();
		var postings = new ArrayList<Posting>();
		var used = new HashSet<UUID>();
		for (Capture order : orders) {
			var hold = (order.holdId() != null) ? holds.get(order.holdId()) : null;
			var refusal = refusal(order, hold, used);
			if (refusal != null) {
				captured.put(order.order(), new Captured(Points.ZERO, List.of(refusal)));
			}
			else if (hold != null) {
				used.add(hold.id());
				posting.add(order);
				postings.add(new Posting.Capture(hold.member(), hold.id(), hold.points(), Shortfall.TAKE_AVAILABLE,
						payment(order.order()), order.actor()));
			}
		}
		var posted = postings.isEmpty() ? List.<Posted>of() : this.ledger.post(program, now, postings);
		for (int i = 0; i < posted.size(); i++) {
			var missing = posted.get(i).missing();
			captured.put(posting.get(i).order(), new Captured(posted.get(i).points(),
					missing.isZero() ? List.of() : List.of(new OrderWarning("points_short", missing.value()))));
		}
		return captured;
	}

	@Override
	public Map<UUID, Points> restore(ProgramId program, List<Restore> refunds) {
		var grace = this.settings.get(program).settings().graceDays();
		var restoring = new ArrayList<Restore>();
		var postings = new ArrayList<Posting>();
		for (Restore refund : refunds) {
			var points = due(refund);
			if (!points.isZero() && refund.member() != null) {
				restoring.add(refund);
				postings.add(giveBack(refund, refund.member(), points, grace));
			}
		}
		var restored = new HashMap<UUID, Points>();
		if (!postings.isEmpty()) {
			this.ledger.post(program, this.clock.now(program), postings);
			for (Restore refund : restoring) {
				restored.put(refund.refund(), due(refund));
			}
		}
		return restored;
	}

	/** Counted on all that has come back, so that many refunds give what one would. */
	static Points due(Restore refund) {
		if (refund.pointsUsed().isZero()) {
			return Points.ZERO;
		}
		var share = refund.total().isZero() ? refund.pointsUsed().value()
				: BigInteger.valueOf(refund.pointsUsed().value())
					.multiply(BigInteger.valueOf(refund.refunded().minor()))
					.divide(BigInteger.valueOf(refund.total().minor()))
					.longValueExact();
		return Points.of(share).minus(refund.pointsGivenBack());
	}

	private static @Nullable OrderWarning refusal(Capture order, @Nullable HoldView hold, Set<UUID> used) {
		if (order.holdId() == null) {
			return order.paidWithPoints().isPositive() ? new OrderWarning("hold_missing", 0) : null;
		}
		if (hold == null || !hold.member().equals(order.member())) {
			return new OrderWarning("hold_unknown", 0);
		}
		return (hold.state() == HoldState.CAPTURED || used.contains(hold.id()))
				? new OrderWarning("hold_used", hold.points().value()) : null;
	}

	private static Posting giveBack(Restore refund, MemberId member, Points points, int graceDays) {
		var grace = (graceDays > 0) ? refund.at().plus(Duration.ofDays(graceDays)) : null;
		return new Posting.GiveBack(member, points, payment(refund.order()), grace,
				new Reference("refund", refund.refund()), refund.actor());
	}

	private static Reference payment(UUID order) {
		return new Reference("order_payment", order);
	}

}

package se.stamkund.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.NotFoundException;

/** Sets points aside, spends what was set aside, and lets go of the rest. */
record Holding(MemberAccount account, Cause cause) {

	static final Duration LONGEST = Duration.ofHours(24);

	Outcome place(HoldPosting.Hold posting) {
		var expiresAt = length(posting.expiresAt(), this.cause.at());
		var uses = Spending.take(this.account, posting.points().value());
		this.account.book(this.cause,
				Movement.of(EntryKind.HOLD, LedgerAccount.MEMBER_ACTIVE, LedgerAccount.MEMBER_HELD, uses)
					.withId(posting.hold())
					.ofHold(posting.hold()));
		this.account.holds.put(posting.hold(),
				new PointsHold(posting.hold(), posting.reference(), this.cause.at(), expiresAt, uses));
		return Outcome.of(posting.points().value());
	}

	Outcome extend(HoldPosting.Extend posting) {
		var hold = find(posting.hold());
		if (!hold.isOpen()) {
			throw closed(hold);
		}
		hold.expiresAt = length(posting.expiresAt(), hold.openedAt);
		return Outcome.of(hold.points());
	}

	Outcome capture(HoldPosting.Capture posting) {
		var hold = find(posting.hold());
		boolean lenient = posting.shortfall() == Shortfall.TAKE_AVAILABLE;
		if (!hold.isOpen() && !lenient) {
			throw closed(hold);
		}
		long wanted = posting.points().value();
		if (wanted > hold.points() && !lenient) {
			throw new BusinessRuleException("hold_too_small",
					"The hold has %s; %s asked".formatted(Say.points(hold.points()), Say.points(wanted)), hold.points(),
					wanted);
		}
		long captured = hold.isOpen() ? spend(hold, Math.min(wanted, hold.points())) : 0;
		long more = Math.min(wanted - captured, this.account.active);
		if (more > 0) {
			new Spending(this.account, this.cause).redeem(EntryKind.SPENDING, LedgerAccount.REDEEMED,
					Spending.take(this.account, more));
		}
		return new Outcome(captured + more, wanted - captured - more);
	}

	private long spend(PointsHold hold, long points) {
		var uses = new ArrayList<Use>();
		var rest = new ArrayList<Use>();
		long left = points;
		for (var held : hold.lots) {
			long part = Math.min(left, held.points());
			left -= part;
			if (part > 0) {
				uses.add(new Use(held.lot(), part));
			}
			if (part < held.points()) {
				rest.add(new Use(held.lot(), held.points() - part));
			}
		}
		var entry = this.account.book(this.cause,
				Movement.of(EntryKind.CAPTURE, LedgerAccount.MEMBER_HELD, LedgerAccount.REDEEMED, uses)
					.ofHold(hold.id));
		new Spending(this.account, this.cause).remember(entry, uses);
		hold.captured = points;
		close(hold, HoldState.CAPTURED, rest);
		return points;
	}

	Outcome release(HoldPosting.Release posting) {
		var hold = find(posting.hold());
		if (hold.state == HoldState.CAPTURED) {
			throw closed(hold);
		}
		if (hold.isOpen()) {
			close(hold, HoldState.RELEASED, hold.lots);
			return Outcome.of(hold.points());
		}
		return Outcome.NOTHING;
	}

	/** Ends the hold and lets go of these points of it. */
	void close(PointsHold hold, HoldState how, List<Use> rest) {
		hold.close(how, this.cause.at());
		if (!rest.isEmpty()) {
			this.account.book(this.cause,
					Movement.of(EntryKind.RELEASE, LedgerAccount.MEMBER_HELD, LedgerAccount.MEMBER_ACTIVE, rest)
						.ofHold(hold.id));
			rest.forEach((use) -> new Arrival(this.account, this.cause).settle(use, LedgerAccount.MEMBER_ACTIVE));
		}
	}

	private Instant length(Instant expiresAt, Instant openedAt) {
		var latest = openedAt.plus(LONGEST);
		if (expiresAt.isAfter(latest) || !expiresAt.isAfter(this.cause.at())) {
			throw new BusinessRuleException("hold_length",
					"A hold ends in the future, and at most 24 hours after it was placed: by " + latest, latest);
		}
		return Micros.of(expiresAt);
	}

	private PointsHold find(UUID id) {
		var hold = this.account.holds.get(id);
		if (hold == null) {
			throw new NotFoundException("hold", "No such hold of this member: " + id);
		}
		return hold;
	}

	private static BusinessRuleException closed(PointsHold hold) {
		return new BusinessRuleException("hold_closed", "The hold is no longer open: %s at %s"
			.formatted(hold.state.name().toLowerCase(Locale.ROOT), hold.closedAt), hold.state);
	}

}

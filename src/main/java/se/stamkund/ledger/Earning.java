package se.stamkund.ledger;

import java.time.Instant;
import java.util.List;

/** New lots, and the event that those await which are pending until it happens. */
record Earning(MemberAccount account, Cause cause, ChangesSince changes) {

	Outcome apply(CreditPosting.Credit posting) {
		var id = this.cause.newId(this.account);
		var source = source(posting.kind());
		var lot = new Lot(new Lot.Origin(id, this.account.entries + 1, source, posting.award(), null,
				posting.points().value(), earnedAt(posting), this.cause.at(), posting.part()));
		boolean active = start(lot, posting.start(), posting.expiry());
		if (active && posting.earnedAt() != null && posting.start() != Start.AT_ONCE) {
			lot.activeFrom = Micros.of(((Start.At) posting.start()).instant());
		}
		this.account.lots.put(id, lot);
		var where = active ? LedgerAccount.MEMBER_ACTIVE : LedgerAccount.MEMBER_PENDING;
		var use = new Use(lot, posting.points().value());
		this.account.book(this.cause,
				Movement.of(EntryKind.valueOf(posting.kind().name()), source, where, List.of(use)).withId(id));
		new Arrival(this.account, this.cause).settle(use, where);
		return Outcome.of(use.points());
	}

	Outcome apply(CreditPosting.Activate posting) {
		long points = 0;
		for (var lot : this.account.lotsOf(posting.award())) {
			if (lot.pending > 0 && lot.activeFrom == null && lot.isPart(posting.part())) {
				points += lot.pending;
				activate(lot, posting);
			}
		}
		return Outcome.of(points);
	}

	private void activate(Lot lot, CreditPosting.Activate posting) {
		if (start(lot, posting.start(), posting.expiry())) {
			var use = new Use(lot, lot.pending);
			this.account.book(this.cause, Movement.of(EntryKind.ACTIVATION, LedgerAccount.MEMBER_PENDING,
					LedgerAccount.MEMBER_ACTIVE, List.of(use)));
			new Arrival(this.account, this.cause).settle(use, LedgerAccount.MEMBER_ACTIVE);
		}
	}

	/** Dates the lot; true if that makes it active now. */
	private boolean start(Lot lot, Start start, Expiry expiry) {
		if (!(start instanceof Start.At at)) {
			return false;
		}
		var from = Micros.of(at.instant());
		boolean now = !from.isAfter(this.cause.at());
		lot.activeFrom = now ? this.cause.at() : from;
		lot.expire(this.changes.resolve(expiry, lot.origin.part()));
		return now;
	}

	private Instant earnedAt(CreditPosting.Credit posting) {
		return (posting.earnedAt() != null) ? Micros.of(posting.earnedAt()) : this.cause.at();
	}

	private static LedgerAccount source(CreditPosting.CreditKind kind) {
		return switch (kind) {
			case EARNING -> LedgerAccount.ISSUED;
			case OPENING -> LedgerAccount.OPENING;
			case ADJUSTMENT -> LedgerAccount.ADJUSTED;
		};
	}

}

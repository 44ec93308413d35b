package se.stamkund.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/** The accounts a batch of postings touches, in memory, and what is posted to them. */
final class Accounts {

	private final Inactivity.Rule inactivity;

	private final Map<MemberId, MemberAccount> accounts = new LinkedHashMap<>();

	Accounts(Inactivity.Rule inactivity, Collection<MemberAccount> accounts) {
		this.inactivity = inactivity;
		accounts.forEach((account) -> this.accounts.put(account.member, account));
	}

	Collection<MemberAccount> all() {
		return this.accounts.values();
	}

	MemberAccount of(MemberId member) {
		var account = this.accounts.get(member);
		if (account == null) {
			throw new IllegalStateException("Not loaded: " + member);
		}
		return account;
	}

	/** The members whose accounts a posting moves points on. */
	static Stream<MemberId> members(Posting posting) {
		return switch (posting) {
			case Posting.Transfer transfer -> Stream.of(transfer.member(), transfer.to());
			case Posting.UndoTransfer undo -> Stream.of(undo.member(), undo.to());
			default -> Stream.of(posting.member());
		};
	}

	/**
	 * Books what has fallen due, then the posting, then what that made fall due at once.
	 */
	Posted post(Posting posting, Instant now) {
		var touched = members(posting).map(this::of).toList();
		var at = touched.stream().map((account) -> account.notBeforeBooked(now)).max(Instant::compareTo).orElseThrow();
		touched.forEach((account) -> new DueTime(account).advanceTo(at));
		var booked = touched.stream().map((account) -> account.booked.size()).toList();
		var cause = new Cause(Ids.next(), posting.reference(), posting.actor(), at);
		var outcome = apply(posting, touched.getFirst(), touched.getLast(), cause);
		if (isActivity(posting, outcome)) {
			touched.getFirst().moved(at, this.inactivity.expiry(at));
		}
		touched.forEach((account) -> new DueTime(account).advanceTo(at));
		var entries = touched.stream()
			.flatMap((account) -> account.booked.stream().skip(booked.get(touched.indexOf(account))))
			.toList();
		return new Posted(entries.stream().map(Booked::entry).toList(), touched.getFirst().balance(),
				Points.of(outcome.points()), Points.of(outcome.missing()), lots(entries, cause));
	}

	private static Outcome apply(Posting posting, MemberAccount account, MemberAccount other, Cause cause) {
		return switch (posting) {
			case Posting.Credit credit -> new Earning(account, cause).apply(credit);
			case Posting.Activate activate -> new Earning(account, cause).apply(activate);
			case Posting.Spend spend -> new Spending(account, cause).apply(spend);
			case Posting.Hold hold -> new Holding(account, cause).place(hold);
			case Posting.Extend extend -> new Holding(account, cause).extend(extend);
			case Posting.Capture capture -> new Holding(account, cause).capture(capture);
			case Posting.Release release -> new Holding(account, cause).release(release);
			case Posting.TakeBack takeBack -> new TakingBack(account, cause).apply(takeBack);
			case Posting.GiveBack giveBack -> new GivingBack(account, cause).apply(giveBack);
			case Posting.Undo undo -> new Undoing(account, cause).apply(undo);
			case Posting.Transfer transfer -> new Transferring(account, other, cause).apply(transfer);
			case Posting.UndoTransfer undo -> new Transferring(account, other, cause).undo(undo);
			case Posting.Forfeit forfeit -> new Forfeiting(account, cause).apply();
		};
	}

	private static boolean isActivity(Posting posting, Outcome outcome) {
		return outcome.points() > 0 && switch (posting) {
			case Posting.Credit credit -> credit.kind() != Posting.CreditKind.ADJUSTMENT;
			case Posting.Spend spend -> spend.kind() == Posting.SpendKind.SPENDING;
			case Posting.Activate activate -> true;
			case Posting.Capture capture -> true;
			default -> false;
		};
	}

	private static List<LotUse> lots(List<Booked> entries, Cause cause) {
		Map<UUID, Long> points = new LinkedHashMap<>();
		entries.stream()
			.filter((booked) -> booked.entry().transaction().equals(cause.transaction())
					&& booked.entry().kind() != EntryKind.SETTLEMENT)
			.flatMap((booked) -> booked.uses().stream())
			.forEach((use) -> points.merge(use.lot().id(), use.points(), Long::sum));
		return points.entrySet().stream().map((use) -> new LotUse(use.getKey(), Points.of(use.getValue()))).toList();
	}

}

package se.stamkund.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

/** The accounts a batch of postings touches, in memory, and what is posted to them. */
final class Accounts {

	private final Inactivity.Rule inactivity;

	private final Map<MemberId, MemberAccount> accounts = new LinkedHashMap<>();

	private ChangesSince changes = ChangesSince.NONE;

	Accounts(Inactivity.Rule inactivity, Collection<MemberAccount> accounts) {
		this.inactivity = inactivity;
		accounts.forEach((account) -> this.accounts.put(account.member, account));
	}

	/** What dates of postings don't know of is applied to them. */
	void follow(ChangesSince changes) {
		this.changes = changes;
	}

	Collection<MemberAccount> all() {
		return this.accounts.values();
	}

	/** Where the member's points are: hers, or of whom she was merged into. */
	MemberAccount of(MemberId member) {
		var account = exactly(member);
		return (account.mergedInto != null) ? of(account.mergedInto) : account;
	}

	private MemberAccount exactly(MemberId member) {
		var account = this.accounts.get(member);
		if (account == null) {
			throw new IllegalStateException("Not loaded: " + member);
		}
		return account;
	}

	/** The members whose accounts a posting moves points on. */
	static Stream<MemberId> members(Posting posting) {
		return switch (posting) {
			case TransferPosting.Transfer transfer -> Stream.of(transfer.member(), transfer.to());
			case TransferPosting.UndoTransfer undo -> Stream.of(undo.member(), undo.to());
			case MergePosting.Merge merge -> Stream.of(merge.member(), merge.other());
			case MergePosting.UndoMerge undo -> Stream.of(undo.member(), undo.other());
			default -> Stream.of(posting.member());
		};
	}

	/** The accounts a posting moves points on, its member's first. */
	private List<MemberAccount> touched(Posting posting) {
		return switch (posting) {
			case MergePosting.Merge merge -> List.of(of(merge.member()), exactly(merge.other()));
			case MergePosting.UndoMerge undo -> List.of(exactly(undo.member()), exactly(undo.other()));
			case ReturnPosting.GiveBack giveBack ->
				and(of(giveBack.member()), (account) -> hasSpent(account, giveBack.spent()));
			case ReturnPosting.Undo undo -> and(of(undo.member()), (account) -> hasSpent(account, undo.undone()));
			case TransferPosting.UndoTransfer undo ->
				and(of(undo.member()), (account) -> isPartOf(account, undo.transfer()));
			default -> members(posting).map(this::of).toList();
		};
	}

	private List<MemberAccount> and(MemberAccount first, Predicate<MemberAccount> others) {
		return Stream.concat(Stream.of(first), all().stream().filter(others)).distinct().toList();
	}

	private static boolean hasSpent(MemberAccount account, Reference reference) {
		return !account.spent.getOrDefault(reference, List.of()).isEmpty();
	}

	private boolean isPartOf(MemberAccount account, Reference transfer) {
		return !account.lotsOf(transfer).isEmpty() || all().stream()
			.flatMap((each) -> each.lotsOf(transfer).stream())
			.map((lot) -> lot.origin.from())
			.anyMatch(account.lots::containsKey);
	}

	/**
	 * Books what has fallen due, then the posting, then what that made fall due at once.
	 */
	Posted post(Posting posting, Instant now) {
		var touched = touched(posting);
		var at = touched.stream().map((account) -> account.notBeforeBooked(now)).max(Instant::compareTo).orElseThrow();
		touched.forEach((account) -> new DueTime(account).advanceTo(at));
		var booked = touched.stream().map((account) -> account.booked.size()).toList();
		var cause = new Cause(Ids.next(), posting.reference(), posting.actor(), at);
		var outcome = apply(posting, touched, cause);
		if (isActivity(posting, outcome)) {
			touched.getFirst().moved(at, this.inactivity.expiry(at));
		}
		else {
			touched.forEach((account) -> startIdling(account, cause));
		}
		touched.forEach((account) -> new DueTime(account).advanceTo(at));
		var entries = touched.stream()
			.flatMap((account) -> account.booked.stream().skip(booked.get(touched.indexOf(account))))
			.toList();
		return new Posted(entries.stream().map(Booked::entry).toList(), touched.getFirst().balance(),
				Points.of(outcome.points()), Points.of(outcome.missing()), lots(entries, cause));
	}

	private Outcome apply(Posting posting, List<MemberAccount> touched, Cause cause) {
		var account = touched.getFirst();
		var other = touched.getLast();
		return switch (posting) {
			case CreditPosting.Credit credit -> new Earning(account, cause, this.changes).apply(credit);
			case CreditPosting.Activate activate -> new Earning(account, cause, this.changes).apply(activate);
			case SpendPosting.Spend spend -> new Spending(account, cause).apply(spend);
			case HoldPosting.Hold hold -> new Holding(account, cause).place(hold);
			case HoldPosting.Extend extend -> new Holding(account, cause).extend(extend);
			case HoldPosting.Capture capture -> new Holding(account, cause).capture(capture);
			case HoldPosting.Release release -> new Holding(account, cause).release(release);
			case ReturnPosting.TakeBack takeBack -> new TakingBack(account, cause).apply(takeBack);
			case ReturnPosting.GiveBack giveBack -> new GivingBack(touched, cause).apply(giveBack);
			case ReturnPosting.Undo undo -> new Undoing(account, touched, cause).apply(undo);
			case TransferPosting.Transfer transfer -> new Transferring(touched, cause).apply(account, other, transfer);
			case TransferPosting.UndoTransfer undo -> new Transferring(touched, cause).undo(undo);
			case MergePosting.Merge merge -> new Merging(account, other, cause).apply(merge);
			case MergePosting.UndoMerge undo -> new Unmerging(account, other, cause).apply(undo);
			case Forfeit forfeit -> new Forfeiting(account, cause).apply();
		};
	}

	/**
	 * Points that came by no doing of hers count on their coming, if her own time is over
	 * or never began.
	 */
	private void startIdling(MemberAccount account, Cause cause) {
		boolean over = account.idleAt == null || !account.idleAt.isAfter(cause.at());
		if (over && account.lots.values()
			.stream()
			.anyMatch((lot) -> lot.idle && lot.origin.madeAt().equals(cause.at()))) {
			var idleAt = this.inactivity.expiry(cause.at());
			account.idleAt = (idleAt != null) ? Micros.of(idleAt) : account.idleAt;
		}
	}

	private static boolean isActivity(Posting posting, Outcome outcome) {
		return outcome.points() > 0 && switch (posting) {
			case CreditPosting.Credit credit -> credit.kind() != CreditPosting.CreditKind.ADJUSTMENT;
			case SpendPosting.Spend spend -> spend.kind() == SpendPosting.SpendKind.SPENDING;
			case CreditPosting.Activate activate -> true;
			case HoldPosting.Capture capture -> true;
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

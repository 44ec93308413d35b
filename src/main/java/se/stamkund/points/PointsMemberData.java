package se.stamkund.points;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.ledger.Forfeit;
import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.MergePosting;
import se.stamkund.ledger.Reference;
import se.stamkund.ledger.Uncollectable;
import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberDataOwner;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.MemberMerge;
import se.stamkund.shared.ProgramId;
import se.stamkund.shared.WhenMerged;

/** Answers for what awards and adjustments say about a member. */
@Component
class PointsMemberData implements MemberDataOwner {

	private final AwardRepository awards;

	private final PointsAdjustmentRepository adjustments;

	private final TransferStore transfers;

	private final PointsSettingsService settings;

	private final ReminderMails reminders;

	private final Ledger ledger;

	private final ProgramClock clock;

	PointsMemberData(AwardRepository awards, PointsAdjustmentRepository adjustments, TransferStore transfers,
			PointsSettingsService settings, ReminderMails reminders, Ledger ledger, ProgramClock clock) {
		this.awards = awards;
		this.adjustments = adjustments;
		this.transfers = transfers;
		this.settings = settings;
		this.reminders = reminders;
		this.ledger = ledger;
		this.clock = clock;
	}

	@Override
	public Map<String, WhenMerged> whenMerged() {
		return Map.of("award", WhenMerged.MOVES, "points_adjustment", WhenMerged.MOVES, "points_transfer",
				WhenMerged.MOVES, "transfer_allowance", WhenMerged.STAYS, "expiry_reminder", WhenMerged.STAYS);
	}

	@Override
	public String part() {
		return "points";
	}

	@Override
	public @Nullable Object copy(ProgramId program, MemberId member) {
		var awards = this.awards.findByMember(program, member)
			.stream()
			.map((award) -> new AwardCopy(award.purchaseLabel(), award.purchasedAt().toString(), award.points().value(),
					award.taken().value()))
			.toList();
		var adjustments = this.adjustments.findByMember(program, member)
			.stream()
			.map(PointsAdjustment::view)
			.map((view) -> new AdjustmentCopy(view.at().toString(), view.points(), view.reason(), view.message()))
			.toList();
		var transfers = this.transfers.all(program, member)
			.stream()
			.map((transfer) -> new TransferCopy(transfer.at().toString(),
					(transfer.from().equals(member) ? -1 : 1) * transfer.points().value(), transfer.message()))
			.toList();
		return (awards.isEmpty() && adjustments.isEmpty() && transfers.isEmpty()) ? null
				: new PointsCopy(awards, adjustments, transfers);
	}

	/** Points that nobody can use any more expire, so that nobody is owed them. */
	@Override
	public void erase(ProgramId program, MemberId member) {
		this.adjustments.erase(program, member);
		this.transfers.forget(program, member);
		this.reminders.forget(program, member);
		this.ledger.post(program, this.clock.now(program),
				List.of(new Forfeit(member, new Reference("erasure", member.value()), Actor.SYSTEM)));
	}

	@Override
	public void merge(ProgramId program, MemberMerge merge) {
		this.ledger.post(program, merge.at(), List
			.of(new MergePosting.Merge(merge.into(), merge.from(), new Reference("merge", merge.id()), merge.actor())));
	}

	/** Awards counted since of orders that go back go with them, and their points. */
	@Override
	public void unmerge(ProgramId program, MemberMerge merge, Actor actor) {
		this.awards.follow(program.value(), merge.id(), merge.into().value(), merge.from().value());
		var purchases = this.awards.findByMember(program, merge.from())
			.stream()
			.map(Award::purchaseId)
			.collect(Collectors.toSet());
		var uncollectable = (this.settings.get(program).settings().refundPolicy() == RefundPolicy.DEBT)
				? Uncollectable.DEBT : Uncollectable.CLAMP;
		var reference = new Reference("merge", merge.id());
		this.ledger.post(program, this.clock.now(program), List.of(new MergePosting.UndoMerge(merge.into(),
				merge.from(), reference, purchases, uncollectable, reference, actor)));
	}

	private record PointsCopy(List<AwardCopy> awards, List<AdjustmentCopy> adjustments, List<TransferCopy> transfers) {
	}

	private record TransferCopy(String at, long points, @Nullable String message) {
	}

	private record AwardCopy(String order, String purchasedAt, long points, long takenBack) {
	}

	private record AdjustmentCopy(String at, long points, String reason, @Nullable String message) {
	}

}

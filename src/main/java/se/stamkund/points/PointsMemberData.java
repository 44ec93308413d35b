package se.stamkund.points;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Reference;
import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberDataOwner;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Answers for what awards and adjustments say about a member. */
@Component
class PointsMemberData implements MemberDataOwner {

	private final AwardRepository awards;

	private final PointsAdjustmentRepository adjustments;

	private final Ledger ledger;

	private final ProgramClock clock;

	PointsMemberData(AwardRepository awards, PointsAdjustmentRepository adjustments, Ledger ledger,
			ProgramClock clock) {
		this.awards = awards;
		this.adjustments = adjustments;
		this.ledger = ledger;
		this.clock = clock;
	}

	@Override
	public Set<String> tables() {
		return Set.of("award", "points_adjustment");
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
		return (awards.isEmpty() && adjustments.isEmpty()) ? null : new PointsCopy(awards, adjustments);
	}

	/** Points that nobody can use any more expire, so that nobody is owed them. */
	@Override
	public void erase(ProgramId program, MemberId member) {
		this.adjustments.erase(program, member);
		this.ledger.post(program, this.clock.now(program),
				List.of(new Posting.Forfeit(member, new Reference("erasure", member.value()), Actor.SYSTEM)));
	}

	private record PointsCopy(List<AwardCopy> awards, List<AdjustmentCopy> adjustments) {
	}

	private record AwardCopy(String order, String purchasedAt, long points, long takenBack) {
	}

	private record AdjustmentCopy(String at, long points, String reason, @Nullable String message) {
	}

}

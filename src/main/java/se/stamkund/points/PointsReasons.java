package se.stamkund.points;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.member.MemberDirectory;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** The reasons behind ledger entries, by what their references name. */
@Service
public class PointsReasons {

	private final AwardReturnRepository returns;

	private final PointsAdjustmentRepository adjustments;

	private final TransferStore transfers;

	private final MemberDirectory members;

	PointsReasons(AwardReturnRepository returns, PointsAdjustmentRepository adjustments, TransferStore transfers,
			MemberDirectory members) {
		this.returns = returns;
		this.adjustments = adjustments;
		this.transfers = transfers;
		this.members = members;
	}

	/** Why returns took points; for entries with a reference of type "refund". */
	@Transactional(readOnly = true)
	public Map<UUID, ReturnWhy> returns(ProgramId program, Collection<UUID> refunds) {
		return refunds.isEmpty() ? Map.of()
				: this.returns.findByRefunds(program, refunds)
					.stream()
					.collect(Collectors.toMap(AwardReturn::getId, AwardReturn::why));
	}

	/** Who gave whom; for a member's entries with a reference of type "transfer". */
	@Transactional(readOnly = true)
	public Map<UUID, GiftTold> gifts(ProgramId program, MemberId member, Collection<UUID> transfers) {
		if (transfers.isEmpty()) {
			return Map.of();
		}
		var found = this.transfers.findAll(program, transfers);
		var people = this.members.summaries(program,
				found.stream().flatMap((gift) -> Stream.of(gift.from(), gift.to())).distinct().toList());
		return found.stream().collect(Collectors.toMap(TransferView::id, (gift) -> {
			boolean given = gift.from().equals(member);
			var other = people.get(given ? gift.to() : gift.from());
			return new GiftTold(given, (other != null && other.firstName() != null) ? other.shortName() : null,
					gift.message());
		}));
	}

	/** What was adjusted, and why; for entries with a reference of type "adjustment". */
	@Transactional(readOnly = true)
	public Map<UUID, AdjustmentView> adjustments(ProgramId program, Collection<UUID> adjustments) {
		return adjustments.isEmpty() ? Map.of()
				: this.adjustments.findAll(program, adjustments)
					.stream()
					.map(PointsAdjustment::view)
					.collect(Collectors.toMap(AdjustmentView::id, (view) -> view));
	}

}

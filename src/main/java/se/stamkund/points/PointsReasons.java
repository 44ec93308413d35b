package se.stamkund.points;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.ProgramId;

/** The reasons behind ledger entries, by what their references name. */
@Service
public class PointsReasons {

	private final AwardReturnRepository returns;

	private final PointsAdjustmentRepository adjustments;

	PointsReasons(AwardReturnRepository returns, PointsAdjustmentRepository adjustments) {
		this.returns = returns;
		this.adjustments = adjustments;
	}

	/** Why returns took points; for entries with a reference of type "refund". */
	@Transactional(readOnly = true)
	public Map<UUID, ReturnWhy> returns(ProgramId program, Collection<UUID> refunds) {
		return refunds.isEmpty() ? Map.of()
				: this.returns.findByRefunds(program, refunds)
					.stream()
					.collect(Collectors.toMap(AwardReturn::getId, AwardReturn::why));
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

package se.stamkund.points;

import org.springframework.stereotype.Component;

import se.stamkund.program.AmountKeeper;
import se.stamkund.shared.ProgramId;

/** A programme that has awarded points has said what they are worth in its currency. */
@Component
class PointsAmounts implements AmountKeeper {

	private final AwardRepository awards;

	PointsAmounts(AwardRepository awards) {
		this.awards = awards;
	}

	@Override
	public boolean hasAmounts(ProgramId program) {
		return this.awards.existsByProgramId(program);
	}

}

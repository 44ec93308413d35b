package se.stamkund.program;

import se.stamkund.shared.ProgramId;

/**
 * A feature that stores amounts implements this: once there are any, the programme's
 * currency can't change.
 */
public interface AmountKeeper {

	boolean hasAmounts(ProgramId program);

}

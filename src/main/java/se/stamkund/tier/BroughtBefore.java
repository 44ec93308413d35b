package se.stamkund.tier;

import java.util.List;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Knows what members brought before there was a ladder; asked when a ladder reaches them.
 */
@FunctionalInterface
public interface BroughtBefore {

	/**
	 * Tells {@link BroughtTiers} what these members brought, unless it has been told.
	 * @return how many of them it moved
	 */
	int bring(ProgramId program, List<MemberId> members);

}

package se.stamkund.points;

import java.util.List;
import java.util.Map;
import java.util.Set;

import se.stamkund.shared.ProgramId;

/**
 * Lets another feature supply facts about the member that earning rules may ask for: her
 * tier, which order in turn it is, the segments she is in.
 */
public interface FactSource {

	/** The names of the facts this source knows: "tier", "order_number". */
	Set<String> names();

	/**
	 * The values of its facts for each purchase at the time of the purchase, in the same
	 * order, in a fixed number of statements. A fact that is not known is left out.
	 */
	List<Map<String, Set<String>>> facts(ProgramId program, List<PurchaseFacts> purchases);

}

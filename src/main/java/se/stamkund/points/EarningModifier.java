package se.stamkund.points;

import java.util.List;

import se.stamkund.shared.ProgramId;

/**
 * Lets another feature, a tier or a campaign, raise what a purchase gives. Its answer is
 * kept with the award, so a later refund or re-rating never asks again.
 */
public interface EarningModifier {

	/**
	 * Tells what it does to each purchase. Must need a fixed number of statements,
	 * however many purchases there are, and must change nothing.
	 * @param purchases may be of guests
	 * @return one list for each purchase, in the same order
	 */
	List<List<Modification>> modify(ProgramId program, List<PurchaseFacts> purchases);

}

package se.stamkund.ledger;

import java.util.List;

import se.stamkund.shared.Points;

/**
 * What a posting did.
 *
 * @param entries in order; empty if there was nothing to do
 * @param balance the member's, after it
 * @param points how many it moved: earned, spent, held, taken or given back
 * @param missing how many were asked for but not to be had: uncollected or made a debt by
 * a {@link ReturnPosting.TakeBack}, not available to a spending that takes what there is
 * @param lots which lots the points came from or went to
 */
public record Posted(List<Entry> entries, Balance balance, Points points, Points missing, List<LotUse> lots) {
}

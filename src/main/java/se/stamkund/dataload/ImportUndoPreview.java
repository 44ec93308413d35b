package se.stamkund.dataload;

import java.util.List;

import se.stamkund.shared.MemberId;

/**
 * What taking an import back would mean.
 *
 * @param points what it brought and has not been taken back
 * @param spent how much of that is spent
 * @param spenders how many members have spent of it
 * @param most those of them who spent most
 * @param membersMade how many members it made
 * @param membersStaying how many of them have been active since, and stay
 * @param refundsStaying what it gave back of orders that were there before, and stays
 */
public record ImportUndoPreview(long points, long spent, long spenders, List<Spender> most, long membersMade,
		long membersStaying, long refundsStaying) {

	/** A member who has spent of what the import brought. */
	public record Spender(MemberId member, long points, long spent) {
	}

}

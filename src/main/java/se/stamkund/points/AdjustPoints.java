package se.stamkund.points;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/**
 * Gives or takes points by hand.
 *
 * @param points to give, or to take when negative
 * @param reason why, for staff
 * @param message what the member may read beside it
 */
public record AdjustPoints(MemberId member, long points, String reason, @Nullable String message) {

	public AdjustPoints {
		reason = reason.strip();
		message = (message == null || message.isBlank()) ? null : message.strip();
	}

}

package se.stamkund.member;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/**
 * A merge of two members.
 *
 * @param member the survivor
 * @param merged whose ids lead to her
 * @param filled what of her profile came from the other, in snake_case
 * @param by who did it, as logs keep it
 */
public record MemberMergeView(UUID id, MemberId member, MemberId merged, List<String> filled, String by, Instant at,
		@Nullable Instant undoneAt) {

	/** How long a merge can be undone. */
	public static final Duration UNDO = Duration.ofHours(24);

	public Instant undoableUntil() {
		return this.at.plus(UNDO);
	}

	public boolean undoable(Instant now) {
		return this.undoneAt == null && now.isBefore(undoableUntil());
	}

}

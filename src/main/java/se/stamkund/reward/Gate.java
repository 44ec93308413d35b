package se.stamkund.reward;

import org.jspecify.annotations.Nullable;

/**
 * Whom a reward is for.
 *
 * @param tier the code of the lowest tier that may have it; null for everybody
 * @param tag that a member must have; null for everybody
 */
public record Gate(@Nullable String tier, @Nullable String tag) {

	public static final Gate OPEN = new Gate(null, null);

}

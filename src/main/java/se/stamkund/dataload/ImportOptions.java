package se.stamkund.dataload;

import org.jspecify.annotations.Nullable;

/**
 * What whoever imports has chosen.
 *
 * @param store the code of the store that is meant where a row names none
 * @param awarding what orders do to points
 * @param enrol whether customers of orders become members if they aren't
 */
public record ImportOptions(@Nullable String store, AwardChoice awarding, boolean enrol) {

	static final ImportOptions DEFAULT = new ImportOptions(null, AwardChoice.AUTO, false);

}

package se.stamkund.dataload;

import java.util.List;

/**
 * Does what the lines of a file say, or says what that would come to: the same way to the
 * same decisions, only that a dry run stores nothing. Runs in the caller's transaction.
 */
interface ImportWork {

	boolean does(ImportKind kind);

	/** An answer to each unit, in their order. */
	List<UnitResult> work(ImportContext context, List<Unit> units);

}

package se.stamkund.dataload;

import java.util.List;

/**
 * Takes back what an import made of a kind. Runs in the caller's transaction.
 */
interface UndoWork {

	boolean does(ImportKind kind);

	/** Takes back a batch, and counts what that came to. */
	void takeBack(ImportView view, List<ImportOutcomes.Made> made, Tally tally);

}

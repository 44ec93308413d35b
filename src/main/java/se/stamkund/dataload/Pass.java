package se.stamkund.dataload;

import java.util.List;

/** A pass over the lines of a file, batch by batch. */
interface Pass {

	void work(List<Unit> batch);

	/** What it has come to. */
	Tally tally();

}

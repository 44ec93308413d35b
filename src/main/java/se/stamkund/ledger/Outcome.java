package se.stamkund.ledger;

/** How many points a posting moved, and how many it should have but could not. */
record Outcome(long points, long missing) {

	static final Outcome NOTHING = new Outcome(0, 0);

	static Outcome of(long points) {
		return new Outcome(points, 0);
	}

}

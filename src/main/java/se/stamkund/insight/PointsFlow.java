package se.stamkund.insight;

/**
 * Where points went in a period, by the entries that occurred in it; all positive but the
 * adjustments, which may go either way.
 *
 * @param earned given for purchases, or brought in as opening balances
 * @param used spent, less what returned
 * @param takenBack after refunds and cancellations
 * @param adjusted by staff
 */
public record PointsFlow(long earned, long used, long takenBack, long expired, long adjusted) {

	/** What all of it did to the members' points. */
	public long change() {
		return this.earned - this.used - this.takenBack - this.expired + this.adjusted;
	}

	public boolean isEmpty() {
		return this.earned == 0 && this.used == 0 && this.takenBack == 0 && this.expired == 0 && this.adjusted == 0;
	}

}

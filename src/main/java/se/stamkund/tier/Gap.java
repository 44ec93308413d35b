package se.stamkund.tier;

/** How far it is in one measure. */
public record Gap(Measure measure, long have, long need) {

	/** What is missing; 0 when it is met. */
	public long left() {
		return Math.max(0, this.need - this.have);
	}

	double share() {
		return (this.need <= this.have) ? 1 : (double) this.have / this.need;
	}

}

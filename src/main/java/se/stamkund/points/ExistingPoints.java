package se.stamkund.points;

/** What a change of expiry means for points there are already. */
public enum ExistingPoints {

	/** They keep their dates. */
	KEEP,
	/**
	 * They follow the new policy, as if they had come with the change at the earliest.
	 */
	FOLLOW

}

package se.stamkund.member;

/** By which way a consent reaches. */
public enum ConsentChannel {

	EMAIL, SMS, POST, PUSH,
	/** Not about a channel: terms, profiling. */
	NONE

}

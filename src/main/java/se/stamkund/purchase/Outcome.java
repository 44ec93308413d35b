package se.stamkund.purchase;

/** What became of one item of a batch. */
public sealed interface Outcome<T> {

	/**
	 * It is done.
	 *
	 * @param changed false if it had been done before, so that this changed nothing
	 */
	record Done<T>(T value, boolean changed) implements Outcome<T> {

	}

	/** It was refused, and changed nothing. */
	record Refused<T>(RuntimeException reason) implements Outcome<T> {

	}

	/** The value; throws the reason of a refusal. */
	default Done<T> orThrow() {
		return switch (this) {
			case Done<T> done -> done;
			case Refused<T>(var reason) -> throw reason;
		};
	}

}

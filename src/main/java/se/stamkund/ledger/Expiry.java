package se.stamkund.ledger;

import java.time.Instant;

/** When points cease to be spendable. */
public sealed interface Expiry {

	Expiry NEVER = new Never();

	/** As {@link Inactivity} says, counted from when the member last earned or spent. */
	Expiry WHEN_IDLE = new WhenIdle();

	static Expiry at(Instant instant) {
		return new At(instant);
	}

	/**
	 * As worked out by terms of a time when a change of expiry was the latest. What has
	 * been announced since concerns these points as it does those that were there.
	 * @param from when they can be used, or could have been had they come in time
	 */
	static Expiry asOf(int change, Instant from, Expiry expiry) {
		return new AsOf(change, from, expiry);
	}

	/** They don't. */
	record Never() implements Expiry {
	}

	/** At that very instant they are gone. */
	record At(Instant instant) implements Expiry {
	}

	/** When the member has been idle for too long. */
	record WhenIdle() implements Expiry {
	}

	/** What some terms say, which later changes may concern. */
	record AsOf(int change, Instant from, Expiry expiry) implements Expiry {

		public AsOf {
			if (expiry instanceof AsOf) {
				throw new IllegalArgumentException("Terms say when points expire, not other terms");
			}
		}

	}

}

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

	/** They don't. */
	record Never() implements Expiry {
	}

	/** At that very instant they are gone. */
	record At(Instant instant) implements Expiry {
	}

	/** When the member has been idle for too long. */
	record WhenIdle() implements Expiry {
	}

}

package se.stamkund.ledger;

import java.time.Instant;

/** When earned points become spendable; until then they are pending. */
public sealed interface Start {

	Start AT_ONCE = new At(Instant.EPOCH);

	Start ON_EVENT = new OnEvent();

	static Start at(Instant instant) {
		return new At(instant);
	}

	/** At an instant; one that has passed means at once. */
	record At(Instant instant) implements Start {
	}

	/** When {@link CreditPosting.Activate} says so. */
	record OnEvent() implements Start {
	}

}

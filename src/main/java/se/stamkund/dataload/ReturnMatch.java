package se.stamkund.dataload;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/** Which line a cancellation that names no order gives back: a rule on facts. */
final class ReturnMatch {

	private ReturnMatch() {
	}

	/**
	 * A line of the customer's with that article.
	 *
	 * @param line what its order calls it
	 * @param left how much of it has not come back
	 */
	record Candidate(UUID order, String line, Instant at, BigDecimal left) {

		Candidate less(BigDecimal quantity) {
			return new Candidate(this.order, this.line, this.at, this.left.subtract(quantity));
		}

	}

	/** The newest that was bought by then and has so much left. */
	static Optional<Candidate> newest(Collection<Candidate> candidates, BigDecimal quantity, Instant at) {
		return candidates.stream()
			.filter((line) -> !line.at().isAfter(at) && line.left().compareTo(quantity) >= 0)
			.max(Comparator.comparing(Candidate::at).thenComparing(Candidate::order).thenComparing(Candidate::line));
	}

}

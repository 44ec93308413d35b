package se.stamkund.insight;

import java.time.Instant;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * How far a merchant has come with her programme.
 *
 * @param branded whether it has a colour or a logo of its own
 * @param pointsSet whether somebody has decided what a point is worth
 * @param connected whether a storefront has called with a key
 * @param firstOrder whether there is an order, if only a test purchase
 * @param colleague whether somebody else was let in or invited
 * @param lastOrderAt when the latest order was recorded; null before the first
 */
public record Setup(boolean branded, boolean pointsSet, boolean connected, boolean firstOrder, boolean colleague,
		@Nullable Instant lastOrderAt) {

	/** How many steps there are. */
	public static final int STEPS = 5;

	/** How many of them are done. */
	public long done() {
		return Stream.of(this.branded, this.pointsSet, this.connected, this.firstOrder, this.colleague)
			.filter((done) -> done)
			.count();
	}

	public boolean complete() {
		return done() == STEPS;
	}

}

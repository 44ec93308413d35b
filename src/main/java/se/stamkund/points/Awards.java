package se.stamkund.points;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Service;
import se.stamkund.shared.ProgramId;

/**
 * Points for purchases. Every method takes a batch, needs a fixed number of statements
 * for it, and answers in the order of the questions; a single call is a batch of one. The
 * methods that change something run in the caller's transaction.
 */
@Service
public class Awards {

	/** What the purchases would give, and why. Stores nothing; guests may ask. */
	public List<AwardView> quote(ProgramId program, List<PurchaseFacts> purchases) {
		throw new UnsupportedOperationException();
	}

	/** Gives each purchase its points, once. Every purchase must have a member. */
	public List<AwardView> award(ProgramId program, List<AwardRequest> requests) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Takes back the returned share of each award, counted on all that has been returned
	 * so far: four refunds of a quarter take what one refund of all takes. A purchase
	 * that was never awarded is left alone.
	 * @throws se.stamkund.shared.BusinessRuleException {@code refund_exceeds_order} if
	 * more comes back than was paid
	 */
	public List<TakenBack> takeBack(ProgramId program, List<TakeBackRequest> requests) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Counts changed purchases again by the rules and modifiers they were first awarded
	 * by, and posts the difference.
	 */
	public List<AwardView> rerate(ProgramId program, List<RerateRequest> requests) {
		throw new UnsupportedOperationException();
	}

	/** Makes points that waited for delivery usable from {@code at} on. */
	public void activate(ProgramId program, Collection<UUID> purchases, Instant at) {
		throw new UnsupportedOperationException();
	}

	/** The stored awards of the purchases; those never awarded are left out. */
	public Map<UUID, AwardView> of(ProgramId program, Collection<UUID> purchases) {
		throw new UnsupportedOperationException();
	}

}

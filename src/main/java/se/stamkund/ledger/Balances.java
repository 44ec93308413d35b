package se.stamkund.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

import org.springframework.stereotype.Service;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Reads balances as they are at an instant, whether or not a job has booked what fell
 * due.
 */
@Service
public class Balances {

	/** The member's balance; {@link Balance#NOTHING} if she never had any points. */
	public Balance of(ProgramId program, MemberId member, Instant now) {
		return ofAll(program, java.util.List.of(member), now).getOrDefault(member, Balance.NOTHING);
	}

	/** The balances of those members that ever had any points. */
	public Map<MemberId, Balance> ofAll(ProgramId program, Collection<MemberId> members, Instant now) {
		throw new UnsupportedOperationException();
	}

}

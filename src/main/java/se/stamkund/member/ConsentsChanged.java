package se.stamkund.member;

import java.time.Instant;
import java.util.List;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Members said yes or no. Published synchronously, in the transaction that stores it,
 * once per batch.
 */
public record ConsentsChanged(ProgramId program, List<MemberConsent> consents, Actor actor, Instant at) {

	/** One member's yes or no. */
	public record MemberConsent(MemberId member, ConsentChange change) {
	}

}

package se.stamkund.platform.security;

import java.util.Optional;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Knows whether somebody who once logged in is still a member. */
public interface ShopperAccounts {

	/**
	 * Who she is now.
	 * @return the one her account became if it was merged; empty if it was erased
	 */
	Optional<MemberId> find(ProgramId program, MemberId member);

}

package se.stamkund.platform.security;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** A member on her own pages. */
public record ShopperCaller(ProgramId program, MemberId member) implements Caller {

	@Override
	public Actor actor() {
		return Actor.member(this.member);
	}

}

package se.stamkund.member;

import org.springframework.stereotype.Component;

import se.stamkund.shared.ProgramId;

/** Makes what pages write members' addresses and numbers with. */
@Component
public class MemberDisplays {

	private final MemberKeys keys;

	MemberDisplays(MemberKeys keys) {
		this.keys = keys;
	}

	/** For the members of a programme. */
	public MemberDisplay of(ProgramId program) {
		return new MemberDisplay(this.keys.country(program));
	}

}

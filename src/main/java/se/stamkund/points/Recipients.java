package se.stamkund.points;

import org.springframework.stereotype.Component;

import se.stamkund.member.MemberKey;

/** Reads what people type to say who gets their points. */
@Component
public class Recipients {

	/** An address, a member number or a phone number. */
	public MemberKey key(String typed) {
		return MemberKey.typed(typed);
	}

}

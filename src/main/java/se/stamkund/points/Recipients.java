package se.stamkund.points;

import org.springframework.stereotype.Component;

import se.stamkund.member.MemberKey;

/** Reads what people type to say who gets their points. */
@Component
public class Recipients {

	private static final int NUMBER_LENGTH = 8;

	/** An address, a member number or a phone number. */
	public MemberKey key(String typed) {
		var text = typed.strip();
		if (text.contains("@")) {
			return new MemberKey.ByEmail(text);
		}
		var digits = text.replaceAll("\\D", "");
		boolean number = digits.length() == NUMBER_LENGTH && !digits.startsWith("0") && !text.startsWith("+");
		return number ? new MemberKey.ByNumber(digits) : new MemberKey.ByPhone(text);
	}

}

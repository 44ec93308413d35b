package se.stamkund.member;

import java.util.regex.Pattern;

/** Which consents make sense. */
final class ConsentRules {

	private static final Pattern WORDING = Pattern.compile("[A-Za-z0-9._-]{1,40}");

	private ConsentRules() {
	}

	/**
	 * Lets a consent pass that says what it is about.
	 * @throws InvalidMemberDataException {@code consent_channel}, {@code consent_wording}
	 */
	static ConsentChange check(ConsentChange change) {
		if (change.purpose().byChannel() == (change.channel() == ConsentChannel.NONE)) {
			throw new InvalidMemberDataException("consents/channel", "consent_channel", change.purpose().byChannel()
					? "Say by which channel: email, sms, post or push" : "This purpose has no channel; leave it out");
		}
		if (change.wording() != null && !WORDING.matcher(change.wording()).matches()) {
			throw new InvalidMemberDataException("consents/wording", "consent_wording",
					"A version of the wording has letters, digits and . _ - and is at most 40 characters");
		}
		return change;
	}

}

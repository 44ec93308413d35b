package se.stamkund.member;

import org.jspecify.annotations.Nullable;

/**
 * Writes addresses and numbers for people; nothing for null.
 *
 * @param country where they read it
 */
public record MemberDisplay(String country) {

	/** {@code 070-123 45 67}. */
	public String phone(@Nullable String e164) {
		return (e164 != null) ? new PhoneNumber(e164).display(this.country) : "";
	}

	/** With the domain in its own letters. */
	public String email(@Nullable String address) {
		return (address != null) ? new EmailAddress(address).display() : "";
	}

	/** {@code 4821 0937}. */
	public String number(@Nullable String number) {
		return (number != null) ? new MemberNumber(number).display() : "";
	}

}

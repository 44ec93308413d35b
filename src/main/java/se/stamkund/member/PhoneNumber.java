package se.stamkund.member;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;

/** A phone number in E.164: {@code +46701234567}. */
public record PhoneNumber(String value) {

	private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

	private static final int MAX_LENGTH = 40;

	/**
	 * Reads a number as people type it: {@code 070-123 45 67} or
	 * {@code +46 70 123 45 67}.
	 * @param country whose numbers need no country code, as ISO 3166: "SE"
	 * @throws InvalidMemberDataException {@code phone_invalid}
	 */
	public static PhoneNumber parse(String text, String country) {
		var number = read(text.strip(), country);
		if (!NUMBERS.isPossibleNumber(number) || !NUMBERS.isValidNumber(number) || number.hasExtension()) {
			throw invalid();
		}
		return new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164));
	}

	/** As a person in that country reads it: {@code 070-123 45 67}. */
	public String display(String country) {
		try {
			var number = NUMBERS.parse(this.value, null);
			var home = NUMBERS.getCountryCodeForRegion(country) == number.getCountryCode();
			return NUMBERS.format(number, home ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
		}
		catch (NumberParseException ex) {
			return this.value;
		}
	}

	/** What the country's numbers begin with: {@code +46}. */
	static String dialCode(String country) {
		return "+" + NUMBERS.getCountryCodeForRegion(country);
	}

	private static Phonenumber.PhoneNumber read(String text, String country) {
		// letters would be read as a keypad's digits
		if (text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isLetter)) {
			throw invalid();
		}
		try {
			return NUMBERS.parse(text, country);
		}
		catch (NumberParseException ex) {
			throw invalid();
		}
	}

	private static InvalidMemberDataException invalid() {
		return new InvalidMemberDataException("phone", "phone_invalid",
				"Not a phone number; write it as 070-123 45 67 or with country code, +46 70 123 45 67");
	}

	@Override
	public String toString() {
		return this.value;
	}

}

package se.stamkund.member;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address as identities compare it: in lower case, its domain in ASCII. The
 * part before the @ may have letters of any script.
 */
public record EmailAddress(String value) {

	private static final int MAX_LENGTH = 254;

	private static final Pattern LOCAL = Pattern
		.compile("[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");

	private static final Pattern DOMAIN = Pattern
		.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+" + "(?=[a-z0-9-]*[a-z])[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

	/**
	 * Reads an address as people type it.
	 * @throws InvalidMemberDataException {@code email_invalid}
	 */
	public static EmailAddress parse(String text) {
		var trimmed = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
		var at = trimmed.lastIndexOf('@');
		if (at < 1 || at > 64 || trimmed.length() > MAX_LENGTH) {
			throw invalid();
		}
		var local = trimmed.substring(0, at).toLowerCase(Locale.ROOT);
		var domain = asciiDomain(trimmed.substring(at + 1));
		var value = local + "@" + domain;
		if (!LOCAL.matcher(local).matches() || !DOMAIN.matcher(domain).matches() || value.length() > MAX_LENGTH) {
			throw invalid();
		}
		return new EmailAddress(value);
	}

	/** As a person reads it, with the domain in its own letters. */
	public String display() {
		var at = this.value.lastIndexOf('@');
		return this.value.substring(0, at + 1) + IDN.toUnicode(this.value.substring(at + 1));
	}

	private static String asciiDomain(String domain) {
		try {
			return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
		}
		catch (IllegalArgumentException ex) {
			throw invalid();
		}
	}

	private static InvalidMemberDataException invalid() {
		return new InvalidMemberDataException("email", "email_invalid",
				"Not an e-mail address; write it as name@domain.example");
	}

	@Override
	public String toString() {
		return this.value;
	}

}

package se.stamkund.voucher;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What people know an offer by.
 *
 * @param sv in Swedish, or in the programme's only language
 * @param en in English, if that differs
 */
public record VoucherLabel(String sv, @Nullable String en) {

	/** The longest it can be. */
	public static final int MAX_LENGTH = 120;

	public static VoucherLabel of(String text) {
		return new VoucherLabel(text, null);
	}

	/** As people typed it. */
	public static VoucherLabel of(String text, @Nullable String english) {
		return new VoucherLabel(text.strip(), (english == null || english.isBlank()) ? null : english.strip());
	}

	public String in(Locale language) {
		return (this.en == null || language.getLanguage().equals("sv")) ? this.sv : this.en;
	}

}

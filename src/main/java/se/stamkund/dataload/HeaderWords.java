package se.stamkund.dataload;

import java.text.Normalizer;
import java.util.Locale;

/** Compares headings: without case, accents and what stands between words. */
final class HeaderWords {

	private static final int LONGEST_ATTRIBUTE = 40;

	private HeaderWords() {
	}

	static String plain(String heading) {
		return bare(heading).replaceAll("[^a-z0-9]", "");
	}

	/** The name an attribute would have: {@code shoe_size}. */
	static String attribute(String heading) {
		var name = bare(heading).replaceAll("[^a-z0-9]+", "_").replaceAll("^[_0-9]+|_+$", "");
		return (name.length() > LONGEST_ATTRIBUTE) ? name.substring(0, LONGEST_ATTRIBUTE) : name;
	}

	private static String bare(String heading) {
		return Normalizer.normalize(heading.toLowerCase(Locale.ROOT), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
	}

}

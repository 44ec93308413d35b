package se.stamkund.tier;

import java.util.Locale;

/** What something is called in both languages. */
public record Text(String sv, String en) {

	public static final Text EMPTY = new Text("", "");

	/** In a language; English when it is neither of ours. */
	public String in(Locale language) {
		return "sv".equals(language.getLanguage()) ? this.sv : this.en;
	}

}

package se.stamkund.platform.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The languages the pages are written in. */
public final class PageLanguages {

	public static final Locale SWEDISH = Locale.of("sv", "SE");

	public static final Locale ENGLISH = Locale.ENGLISH;

	/** All of them, each by its own name's order. */
	public static final List<Locale> ALL = List.of(ENGLISH, SWEDISH);

	private PageLanguages() {
	}

	/** Each language's own name by its tag, to choose from in a form. */
	public static Map<String, String> names() {
		var names = new LinkedHashMap<String, String>();
		ALL.forEach((language) -> names.put(language.getLanguage(), name(language)));
		return names;
	}

	/** What a language calls itself: "Svenska". */
	static String name(Locale language) {
		var name = language.getDisplayLanguage(language);
		return name.substring(0, 1).toUpperCase(language) + name.substring(1);
	}

	/** The language of ours that a tag such as {@code sv} or {@code en-GB} means. */
	public static @Nullable Locale of(@Nullable String tag) {
		return (tag != null) ? of(Locale.forLanguageTag(tag)) : null;
	}

	/** The language of ours that another locale is a variety of. */
	public static @Nullable Locale of(@Nullable Locale locale) {
		if (locale == null) {
			return null;
		}
		return ALL.stream().filter((ours) -> ours.getLanguage().equals(locale.getLanguage())).findFirst().orElse(null);
	}

}

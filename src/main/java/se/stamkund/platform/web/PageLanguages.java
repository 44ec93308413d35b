package se.stamkund.platform.web;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** The languages the pages are written in. */
public final class PageLanguages {

	public static final Locale SWEDISH = Locale.of("sv", "SE");

	public static final Locale ENGLISH = Locale.ENGLISH;

	/** All of them, each by its own name's order. */
	public static final List<Locale> ALL = List.of(ENGLISH, SWEDISH);

	private PageLanguages() {
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

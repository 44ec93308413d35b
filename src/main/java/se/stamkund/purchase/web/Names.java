package se.stamkund.purchase.web;

import java.util.Locale;

/** Enums as JSON writes them: in small letters. */
final class Names {

	private Names() {
	}

	static String of(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

	/** The constant of a name that validation has let through. */
	static <E extends Enum<E>> E parse(Class<E> type, String name) {
		return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
	}

}

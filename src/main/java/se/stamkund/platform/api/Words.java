package se.stamkund.platform.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Enum constants as JSON writes them: {@code until_delivered}. */
public final class Words {

	private Words() {
	}

	public static String of(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

	/** The constant of a word that validation has let through. */
	public static <E extends Enum<E>> E parse(Class<E> type, String text) {
		return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
	}

	/**
	 * Reads a constant.
	 * @param pointer where it stands in the body
	 * @throws InvalidFieldException if there is none by that name
	 */
	public static <E extends Enum<E>> E parse(Class<E> type, String text, String pointer) {
		return Arrays.stream(type.getEnumConstants())
			.filter((constant) -> of(constant).equals(text))
			.findFirst()
			.orElseThrow(() -> new InvalidFieldException(pointer, "One of "
					+ Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "))));
	}

}

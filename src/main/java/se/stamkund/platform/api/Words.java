package se.stamkund.platform.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

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
	 * Reads what a list is to be limited to; null if it is not.
	 * @param parameter of the query
	 * @throws InvalidParameterException if there is no constant by that name
	 */
	public static <E extends Enum<E>> @Nullable E filter(Class<E> type, @Nullable String text, String parameter) {
		return (text == null) ? null
				: find(type, text).orElseThrow(() -> new InvalidParameterException(parameter, choice(type)));
	}

	/**
	 * Reads a constant.
	 * @param pointer where it stands in the body
	 * @throws InvalidFieldException if there is none by that name
	 */
	public static <E extends Enum<E>> E parse(Class<E> type, String text, String pointer) {
		return find(type, text).orElseThrow(() -> new InvalidFieldException(pointer, choice(type)));
	}

	private static <E extends Enum<E>> Optional<E> find(Class<E> type, String text) {
		return Arrays.stream(type.getEnumConstants()).filter((constant) -> of(constant).equals(text)).findFirst();
	}

	private static String choice(Class<? extends Enum<?>> type) {
		return "One of " + Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "));
	}

}

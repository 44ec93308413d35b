package se.stamkund.voucher.web;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.InvalidParameterException;
import se.stamkund.platform.api.Words;
import se.stamkund.voucher.VoucherLabel;

/** Reads what lists are asked for, and names. */
final class Filters {

	private Filters() {
	}

	static <E extends Enum<E>> @Nullable E word(Class<E> type, @Nullable String text, String parameter) {
		if (text == null) {
			return null;
		}
		return Arrays.stream(type.getEnumConstants())
			.filter((constant) -> Words.of(constant).equals(text))
			.findFirst()
			.orElseThrow(() -> new InvalidParameterException(parameter, "One of "
					+ Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "))));
	}

	static VoucherLabel label(String text, @Nullable String english) {
		return new VoucherLabel(text.strip(), (english == null || english.isBlank()) ? null : english.strip());
	}

}

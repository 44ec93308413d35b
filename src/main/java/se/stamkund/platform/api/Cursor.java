package se.stamkund.platform.api;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A place in a sorted list: the sort values of the last row seen. Opaque to clients, who
 * get it as {@code next_cursor} and send it back as {@code cursor}.
 */
public record Cursor(List<String> parts) {

	private static final String SEPARATOR = "\n";

	/** The place after a row with these sort values, in the order of the sort. */
	public static Cursor of(Object... sortValues) {
		return new Cursor(Arrays.stream(sortValues).map(String::valueOf).toList());
	}

	/**
	 * Reads what {@link #encode()} wrote.
	 * @throws InvalidParameterException if it is something else
	 */
	public static Cursor decode(String text) {
		try {
			var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
			return new Cursor(List.of(decoded.split(SEPARATOR, -1)));
		}
		catch (IllegalArgumentException ex) {
			throw invalid();
		}
	}

	public String encode() {
		var bytes = String.join(SEPARATOR, this.parts).getBytes(StandardCharsets.UTF_8);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	public String text(int index) {
		if (index >= this.parts.size() || this.parts.get(index).indexOf('\0') >= 0) {
			throw invalid();
		}
		return this.parts.get(index);
	}

	public Instant instant(int index) {
		try {
			return Instant.parse(text(index));
		}
		catch (DateTimeException ex) {
			throw invalid();
		}
	}

	public UUID uuid(int index) {
		try {
			return UUID.fromString(text(index));
		}
		catch (IllegalArgumentException ex) {
			throw invalid();
		}
	}

	public long number(int index) {
		try {
			return Long.parseLong(text(index));
		}
		catch (NumberFormatException ex) {
			throw invalid();
		}
	}

	private static InvalidParameterException invalid() {
		return new InvalidParameterException("cursor", "Send the next_cursor of the page before, unchanged");
	}

}

package se.stamkund.program;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/**
 * A programme to create.
 *
 * @param code names it in urls: small letters, digits and hyphens, at most 40
 * @param locale {@code sv} or {@code en}
 * @param brandColor {@code #rrggbb}
 */
public record NewProgram(ProgramKind kind, String code, String name, Currency currency, ZoneId zone, Locale locale,
		String brandColor) {

	/** Our own blue, until the merchant chooses. */
	public static final String DEFAULT_COLOR = "#34508a";

}

package se.stamkund.program;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/**
 * What the owner can change about a programme.
 *
 * @param currency fixed once amounts are stored in it
 * @param locale {@code sv} or {@code en}
 * @param brandColor {@code #rrggbb}
 */
public record ProgramSettings(String name, Currency currency, ZoneId zone, Locale locale, String brandColor,
		String pointsNameSv, String pointsNameEn, SupportLimits supportLimits) {
}

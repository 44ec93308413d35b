package se.stamkund.platform.web;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.ProgramId;

/**
 * What a page needs to know of its programme.
 *
 * @param pointsName what points are called in a sentence, in the given language
 * @param brandColor {@code #rrggbb}
 * @param logo the path of the logo; none when there is no logo
 */
public record ProgramLook(ProgramId id, String code, String name, Currency currency, ZoneId zone, Locale locale,
		PointsName pointsName, String brandColor, @Nullable String logo, boolean sandbox) {

	/** What points are called in a sentence: "poäng". */
	@FunctionalInterface
	public interface PointsName {

		String in(Locale language);

	}

}

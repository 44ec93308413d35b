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

	public ProgramSettings {
		brandColor = brandColor.toLowerCase(Locale.ROOT);
	}

	public ProgramSettings withBrand(String name, String brandColor, Locale locale) {
		return new ProgramSettings(name, this.currency, this.zone, locale, brandColor, this.pointsNameSv,
				this.pointsNameEn, this.supportLimits);
	}

	public ProgramSettings withSupportLimits(SupportLimits limits) {
		return new ProgramSettings(this.name, this.currency, this.zone, this.locale, this.brandColor, this.pointsNameSv,
				this.pointsNameEn, limits);
	}

	/** As the audit log keeps it. */
	record State(String name, String currency, String zone, String locale, String brandColor, String pointsNameSv,
			String pointsNameEn, long supportPerAdjustment, long supportPerDay) {

		static State of(ProgramSettings settings) {
			return new State(settings.name, settings.currency.getCurrencyCode(), settings.zone.getId(),
					settings.locale.toLanguageTag(), settings.brandColor, settings.pointsNameSv, settings.pointsNameEn,
					settings.supportLimits.atATime().value(), settings.supportLimits.aDay().value());
		}

	}

}

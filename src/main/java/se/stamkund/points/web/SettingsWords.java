package se.stamkund.points.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import se.stamkund.platform.web.Formats;
import se.stamkund.points.ExpiryPolicy;
import se.stamkund.points.Pending;
import se.stamkund.points.PointsSettings;
import se.stamkund.program.Stores;
import se.stamkund.shared.ProgramId;

/** Tells what is new in settings that are not saved yet. */
@Component
class SettingsWords {

	private final MessageSource messages;

	private final Formats formats;

	private final Stores stores;

	SettingsWords(MessageSource messages, Formats formats, Stores stores) {
		this.messages = messages;
		this.formats = formats;
		this.stores = stores;
	}

	/** "12 months instead of 24 months", for everything that differs. */
	List<String> changes(ProgramId program, PointsSettings before, PointsSettings after, Locale locale) {
		var changes = new ArrayList<String>();
		List<Function<PointsSettings, String>> parts = List.of((settings) -> store(program, settings, locale),
				(settings) -> say(locale, "points.words.rate", this.formats.number(settings.rate().points()),
						this.formats.moneyShort(settings.rate().per())),
				(settings) -> say(locale, settings.vatIncluded() ? "points.vat.with" : "points.vat.without"),
				(settings) -> say(locale, "points.rounding." + settings.rounding()),
				(settings) -> pending(settings.pending(), locale), (settings) -> expiry(settings.expiry(), locale),
				(settings) -> say(locale, "points.words.value", this.formats.number(settings.pointValue()),
						this.formats.currency()),
				(settings) -> say(locale, "points.words.minimum", this.formats.moneyShort(settings.minimumOrder())),
				(settings) -> say(locale, "points.refund." + settings.refundPolicy()),
				(settings) -> say(locale, "points.words.grace", settings.graceDays()));
		for (var part : parts) {
			var old = part.apply(before);
			var now = part.apply(after);
			if (!old.equals(now)) {
				changes.add(say(locale, "points.words.instead", now, old));
			}
		}
		return changes;
	}

	private String store(ProgramId program, PointsSettings settings, Locale locale) {
		return (settings.store() != null) ? this.stores.get(program, settings.store()).name()
				: say(locale, "points.stores.all");
	}

	private String pending(Pending pending, Locale locale) {
		return switch (pending) {
			case Pending.None() -> say(locale, "points.pending.NONE");
			case Pending.Days(var days) -> say(locale, "points.words.days", days);
			case Pending.UntilDelivered() -> say(locale, "points.pending.UNTIL_DELIVERED");
		};
	}

	private String expiry(ExpiryPolicy expiry, Locale locale) {
		return switch (expiry) {
			case ExpiryPolicy.Never() -> say(locale, "points.words.never");
			case ExpiryPolicy.Months(var months) -> say(locale, "points.words.months", months);
			case ExpiryPolicy.EndOfYear(var years) -> say(locale, "points.words.end_of_year", years);
			case ExpiryPolicy.Inactivity(var months) -> say(locale, "points.words.inactivity", months);
		};
	}

	private String say(Locale locale, String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, locale);
	}

}

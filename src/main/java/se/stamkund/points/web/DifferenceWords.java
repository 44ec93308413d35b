package se.stamkund.points.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import se.stamkund.ledger.LedgerAudit.Difference;
import se.stamkund.platform.web.Formats;

/**
 * Tells in the page's language what an audit found; {@code differenceWords} in templates.
 * Whatever has no name in the bundle is shown as the audit calls it.
 */
@Component("differenceWords")
public class DifferenceWords {

	private static final Pattern ROW = Pattern.compile("(lot|hold) ([0-9a-f]{8})[0-9a-f-]{28} (.+)");

	private static final Pattern NUMBERED = Pattern.compile("(.+ entry) (\\d+)");

	private static final Pattern SUM = Pattern.compile("(.+) from ([A-Z_]+) to ([A-Z_]+) on (\\d{4}-\\d{2}-\\d{2})");

	private static final String TIMES = "microseconds of ";

	private static final Set<String> QUESTIONS = Set.of("merged into another member", "of another member",
			"captured at all", "order in time of entry");

	private final MessageSource messages;

	private final Formats formats;

	DifferenceWords(MessageSource messages, Formats formats) {
		this.messages = messages;
		this.formats = formats;
	}

	/** What differs. */
	public String of(Difference difference) {
		var what = difference.what();
		var row = ROW.matcher(what);
		if (row.matches()) {
			return say(row.group(1), name(row.group(3), row.group(3)), row.group(2));
		}
		var numbered = NUMBERED.matcher(what);
		if (numbered.matches()) {
			return name(numbered.group(1), what, this.formats.number(Long.parseLong(numbered.group(2))));
		}
		var sum = SUM.matcher(what);
		if (sum.matches()) {
			return name(sum.group(1), what, account(sum.group(2)), account(sum.group(3)),
					this.formats.date(LocalDate.parse(sum.group(4))));
		}
		return name(what, what);
	}

	public String stored(Difference difference) {
		return value(difference.what(), difference.stored());
	}

	public String derived(Difference difference) {
		return value(difference.what(), difference.derived());
	}

	/** A number, or what it stands for. */
	private String value(String what, long value) {
		if (what.contains(TIMES)) {
			return (value != 0) ? this.formats.dateTime(Instant.EPOCH.plus(value, ChronoUnit.MICROS)) : "–";
		}
		if (QUESTIONS.stream().anyMatch(what::contains)) {
			return say((value != 0) ? "yes" : "no");
		}
		return this.formats.number(value);
	}

	private String name(String code, String otherwise, Object... arguments) {
		var key = code.toLowerCase(Locale.ROOT).replace(' ', '_');
		var text = this.messages.getMessage("books.audit.name." + key, arguments, otherwise,
				LocaleContextHolder.getLocale());
		return (text != null) ? text : otherwise;
	}

	private String account(String account) {
		return this.messages.getMessage("books.account." + account, null, LocaleContextHolder.getLocale());
	}

	private String say(String key, Object... arguments) {
		return this.messages.getMessage("books.audit.name." + key, arguments, LocaleContextHolder.getLocale());
	}

}

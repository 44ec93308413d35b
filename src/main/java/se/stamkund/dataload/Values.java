package se.stamkund.dataload;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;

/** Reads what cells say, by the format of their file and in the programme's zone. */
record Values(FileFormat format, ZoneId zone, Currency currency) {

	private static final Pattern DAY = Pattern.compile("(\\d{1,4})[/.-](\\d{1,2})[/.-](\\d{1,4})");

	private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

	private static final Pattern TIME = Pattern
		.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?\\s*([AaPp][Mm])?");

	private static final Pattern OFFSET = Pattern.compile("\\s*(Z|UTC|[+-]\\d{2}:?\\d{2})$");

	private static final DateTimeFormatter OFFSETS = new DateTimeFormatterBuilder().appendOffset("+HH:MM", "Z")
		.toFormatter(Locale.ROOT);

	private static final Pattern COMMA = Pattern.compile("[+-]?(\\d+|\\d{1,3}([. ]\\d{3})+)(,\\d+)?");

	private static final Pattern POINT = Pattern.compile("[+-]?(\\d+|\\d{1,3}([, ]\\d{3})+)(\\.\\d+)?");

	private static final Pattern SPACE = Pattern.compile("[\u00a0\u202f\u2007\u2009]");

	private static final Pattern UNIT = Pattern
		.compile("(?i)\\s*(kr|sek|eur|usd|gbp|nok|dkk|[€$£]|:-|p)$|^([€$£]|kr)\\s*");

	private static final Set<String> YES = Set.of("yes", "y", "true", "1", "ja", "j", "x", "subscribed", "on", "sant");

	private static final Set<String> NO = Set.of("no", "n", "false", "0", "nej", "unsubscribed", "not_subscribed",
			"off", "falskt");

	/** A text without what guards it from being read as a formula. */
	static String text(String cell) {
		var text = cell.strip();
		return (text.length() > 1 && text.charAt(0) == '\'' && "=+-@\t\r".indexOf(text.charAt(1)) >= 0)
				? text.substring(1).strip() : text;
	}

	BigDecimal number(String field, String text) {
		if (isPlain(text)) {
			return new BigDecimal(text);
		}
		var plain = UNIT.matcher(SPACE.matcher(text).replaceAll(" ").replace('\u2212', '-')).replaceAll("").strip();
		var pattern = this.format.decimalComma() ? COMMA : POINT;
		if (!pattern.matcher(plain).matches() || plain.length() > 40) {
			throw new BusinessRuleException("import_number", field + " is no number: " + shortened(text), field,
					shortened(text));
		}
		var digits = plain.replace(" ", "");
		return new BigDecimal(
				this.format.decimalComma() ? digits.replace(".", "").replace(',', '.') : digits.replace(",", ""));
	}

	/** Nothing but digits and a point, as most cells are. */
	private boolean isPlain(String text) {
		int points = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '.' && !this.format.decimalComma() && i > 0 && i < text.length() - 1) {
				points++;
			}
			else if (c < '0' || c > '9') {
				return false;
			}
		}
		return points <= 1 && !text.isEmpty() && text.length() <= 40;
	}

	/** An amount, rounded to what the currency has where the file has more decimals. */
	Money money(String field, BigDecimal amount) {
		try {
			return Money.of(amount.setScale(this.currency.getDefaultFractionDigits(), java.math.RoundingMode.HALF_UP),
					this.currency);
		}
		catch (ArithmeticException ex) {
			throw new BusinessRuleException("import_number", field + " is no number: " + amount, field,
					amount.toPlainString());
		}
	}

	/** An instant; a day alone begins it. */
	Instant instant(String field, String text) {
		return read(field, text, false);
	}

	/** An instant; a day alone lasts until its end. */
	Instant end(String field, String text) {
		return read(field, text, true);
	}

	LocalDate day(String field, String text) {
		return read(field, text, false).atZone(this.zone).toLocalDate();
	}

	private Instant read(String field, String text, boolean end) {
		try {
			var offset = OFFSET.matcher(text);
			boolean zoned = text.length() > 10 && offset.find();
			var local = zoned ? text.substring(0, offset.start()) : text;
			int split = split(local);
			var day = date((split < 0) ? local : local.substring(0, split));
			if (day.getYear() < 1900 || day.getYear() > 2999) {
				throw new DateTimeException("year");
			}
			if (split < 0) {
				return (end ? day.plusDays(1) : day).atStartOfDay(this.zone).toInstant();
			}
			var moment = LocalDateTime.of(day, time(local.substring(split + 1).strip()));
			if (!zoned) {
				return moment.atZone(this.zone).toInstant();
			}
			var written = offset.group(1).replace("UTC", "Z").replaceFirst("([+-]\\d{2})(\\d{2})", "$1:$2");
			return OffsetDateTime.of(moment, java.time.ZoneOffset.from(OFFSETS.parse(written)))
				.toInstant()
				.truncatedTo(ChronoUnit.MICROS);
		}
		catch (DateTimeException | NumberFormatException ex) {
			throw new BusinessRuleException("import_date", field + " is no date: " + shortened(text), field,
					shortened(text));
		}
	}

	private static int split(String text) {
		int t = text.indexOf('T');
		return (t >= 0) ? t : text.indexOf(' ');
	}

	private LocalDate date(String text) {
		var compact = COMPACT.matcher(text);
		if (compact.matches()) {
			return of(compact.group(1), compact.group(2), compact.group(3));
		}
		var day = DAY.matcher(text);
		if (!day.matches()) {
			throw new DateTimeException(text);
		}
		if (day.group(1).length() == 4) {
			return of(day.group(1), day.group(2), day.group(3));
		}
		var year = (day.group(3).length() == 2) ? "20" + day.group(3) : day.group(3);
		return (this.format.dates() == DateOrder.MONTH_FIRST) ? of(year, day.group(1), day.group(2))
				: of(year, day.group(2), day.group(1));
	}

	private static LocalDate of(String year, String month, String day) {
		return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
	}

	private static LocalTime time(String text) {
		var time = TIME.matcher(text);
		if (!time.matches()) {
			throw new DateTimeException(text);
		}
		int hour = Integer.parseInt(time.group(1));
		if (time.group(5) != null) {
			hour = hour % 12 + (time.group(5).equalsIgnoreCase("pm") ? 12 : 0);
		}
		int nano = (time.group(4) != null) ? Integer.parseInt((time.group(4) + "00000000").substring(0, 9)) : 0;
		return LocalTime.of(hour, Integer.parseInt(time.group(2)),
				(time.group(3) != null) ? Integer.parseInt(time.group(3)) : 0, nano / 1000 * 1000);
	}

	boolean yes(String field, String text) {
		var plain = text.toLowerCase(Locale.ROOT);
		if (YES.contains(plain)) {
			return true;
		}
		if (NO.contains(plain)) {
			return false;
		}
		throw new BusinessRuleException("import_yes_or_no", field + " is neither yes nor no: " + shortened(text), field,
				shortened(text));
	}

	/** The parts of a cell with commas, semicolons or bars between them. */
	static List<String> list(String text) {
		return Arrays.stream(text.split("[,;|]"))
			.map(String::strip)
			.filter((part) -> !part.isEmpty())
			.distinct()
			.toList();
	}

	static String shortened(String text) {
		return (text.length() > 60) ? text.substring(0, 60) + "…" : text;
	}

}

package se.stamkund.platform.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

/**
 * Writes numbers, money, points and times for people. Swedish: {@code 1 234,50 kr} with
 * no-break spaces and a real minus sign, {@code 2026-03-09}; English:
 * {@code 1,234.50 kr}, {@code 9 March 2026}. In templates it is {@code fmt}, in the
 * page's language and the programme's zone and currency.
 */
public class Formats {

	private static final char NBSP = '\u00a0';

	private static final char MINUS = '\u2212';

	/** Signs that say more than the code, in every language. */
	private static final Map<String, String> SYMBOLS = Map.of("SEK", "kr", "NOK", "kr", "DKK", "kr", "ISK", "kr", "EUR",
			"€", "GBP", "£", "USD", "$");

	private final Locale locale;

	private final boolean swedish;

	private final ZoneId zone;

	private final Currency currency;

	// not private: the bean is a proxy, so that what lives longer than a page may hold it
	Formats(Locale locale, ZoneId zone, Currency currency) {
		this.locale = locale;
		this.swedish = "sv".equals(locale.getLanguage());
		this.zone = zone;
		this.currency = currency;
	}

	/** Formats for a language, a zone and a currency. */
	public static Formats of(Locale locale, ZoneId zone, Currency currency) {
		return new Formats(locale, zone, currency);
	}

	/** {@code 1 240} or {@code 1,1}: as many decimals as it has, six at most. */
	public String number(Number number) {
		return decimal("#,##0.######").format(number);
	}

	/** {@code +1 240}, {@code −687}, {@code 0}. */
	public String signed(long number) {
		return (number > 0) ? "+" + number(number) : number(number);
	}

	/** {@code 1 240 p}. */
	public String points(long points) {
		return number(points) + NBSP + pointsUnit();
	}

	public String points(Points points) {
		return points(points.value());
	}

	/** {@code +1 318 p}, {@code −687 p}. */
	public String signedPoints(long points) {
		return signed(points) + NBSP + pointsUnit();
	}

	/** What stands beside a figure: "p". */
	public String pointsUnit() {
		return this.swedish ? "p" : "pts";
	}

	/** {@code 1 234,50 kr}. */
	public String money(Money money) {
		return withSymbol(amount(money));
	}

	/** {@code 1 399 kr} when there are no decimals to tell, else as {@link #money}. */
	public String moneyShort(Money money) {
		var amount = money.toDecimal(this.currency).stripTrailingZeros();
		return (amount.scale() <= 0) ? withSymbol(decimal("#,##0").format(amount)) : money(money);
	}

	/** {@code +1 234,50 kr}. */
	public String signedMoney(Money money) {
		return (money.isPositive() ? "+" : "") + money(money);
	}

	/** The amount without its currency: {@code 1 234,50}. */
	public String amount(Money money) {
		int digits = Math.max(0, this.currency.getDefaultFractionDigits());
		return decimal("#,##0" + ((digits > 0) ? "." + "0".repeat(digits) : "")).format(money.toDecimal(this.currency));
	}

	/** The amount in whole currency units, for large figures: {@code 341 280}. */
	public String whole(Money money) {
		return decimal("#,##0").format(money.toDecimal(this.currency));
	}

	/** {@code 341 280 kr}. */
	public String moneyWhole(Money money) {
		return withSymbol(whole(money));
	}

	/** The amount in thousands, for the axis of a chart: {@code 150}. */
	public String thousands(Money money) {
		return decimal("#,##0.###").format(money.toDecimal(this.currency).movePointLeft(3));
	}

	/** The currency as it stands beside an amount: "kr". */
	public String currency() {
		return SYMBOLS.getOrDefault(this.currency.getCurrencyCode(), this.currency.getCurrencyCode());
	}

	/** A share of one, in whole percent: {@code 64 %}. */
	public String percent(double share) {
		return percent(share, 0);
	}

	/** A share of one, in percent: {@code 5,5 %}. */
	public String percent(double share, int decimals) {
		var percent = BigDecimal.valueOf(share).movePointRight(2).setScale(decimals, RoundingMode.HALF_UP);
		var number = decimal("#,##0.######").format(percent);
		return this.swedish ? number + NBSP + "%" : number + "%";
	}

	/** A change, in whole percent: {@code +6 %}, {@code −3 %}. */
	public String signedPercent(double share) {
		return ((Math.round(share * 100) > 0) ? "+" : "") + percent(share);
	}

	/** {@code 2026-03-09}; in English {@code 9 Mar 2026}. */
	public String date(LocalDate date) {
		return this.swedish ? date.toString() : formatter("d MMM uuuu").format(date);
	}

	public String date(Instant instant) {
		return date(localDate(instant));
	}

	/** {@code 2026-03-09 14:21}. */
	public String dateTime(Instant instant) {
		var pattern = this.swedish ? "uuuu-MM-dd HH:mm" : "d MMM uuuu, HH:mm";
		return formatter(pattern).format(instant.atZone(this.zone));
	}

	/** {@code 14:21}. */
	public String time(Instant instant) {
		return formatter("HH:mm").format(instant.atZone(this.zone));
	}

	/** In words: {@code 9 mars 2026}. */
	public String day(LocalDate date) {
		return formatter("d MMMM uuuu").format(date).replace(' ', NBSP);
	}

	/** In words, without the year when it is the one of {@code now}: {@code 9 mars}. */
	public String day(Instant instant, Instant now) {
		var date = localDate(instant);
		if (date.getYear() != localDate(now).getYear()) {
			return day(date);
		}
		return formatter("d MMMM").format(date).replace(' ', NBSP);
	}

	/** A heading: {@code November 2026}. */
	public String month(YearMonth month) {
		var name = formatter("LLLL uuuu").format(month);
		return name.substring(0, 1).toUpperCase(this.locale) + name.substring(1);
	}

	/** The column of a chart: {@code nov}. */
	public String monthShort(YearMonth month) {
		var name = formatter("LLLL").format(month);
		return name.substring(0, Math.min(3, name.length()));
	}

	/** The machine's form, for {@code <time datetime>}. */
	public String iso(Instant instant) {
		return localDate(instant).toString();
	}

	/** The day of an instant in the programme's zone. */
	public LocalDate localDate(Instant instant) {
		return instant.atZone(this.zone).toLocalDate();
	}

	private String withSymbol(String amount) {
		var symbol = currency();
		if (this.swedish || symbol.length() > 1) {
			return amount + NBSP + symbol;
		}
		return amount.startsWith(String.valueOf(MINUS)) ? MINUS + symbol + amount.substring(1) : symbol + amount;
	}

	private DecimalFormat decimal(String pattern) {
		var symbols = DecimalFormatSymbols.getInstance(Locale.ENGLISH);
		symbols.setMinusSign(MINUS);
		if (this.swedish) {
			symbols.setGroupingSeparator(NBSP);
			symbols.setDecimalSeparator(',');
		}
		var format = new DecimalFormat(pattern, symbols);
		format.setRoundingMode(RoundingMode.HALF_UP);
		return format;
	}

	private DateTimeFormatter formatter(String pattern) {
		return DateTimeFormatter.ofPattern(pattern, this.locale);
	}

}

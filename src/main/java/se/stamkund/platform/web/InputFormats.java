package se.stamkund.platform.web;

import java.math.BigDecimal;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import org.springframework.format.Formatter;
import org.springframework.format.FormatterRegistry;
import org.springframework.validation.DataBinder;

import se.stamkund.shared.Money;
import se.stamkund.shared.Points;

/**
 * How the fields of a form record are read, and written back without separators that a
 * browser's own tools would stumble on.
 */
final class InputFormats {

	private static final Map<Class<?>, Formatter<?>> NUMBERS = Map.of(BigDecimal.class,
			new Numbers<BigDecimal>(Function.identity(), Function.identity()), Long.class,
			new Numbers<Long>(BigDecimal::longValueExact, BigDecimal::valueOf), Integer.class,
			new Numbers<Integer>(BigDecimal::intValueExact, BigDecimal::valueOf));

	private InputFormats() {
	}

	static void register(FormatterRegistry registry) {
		NUMBERS.forEach(registry::addFormatterForFieldType);
		number(registry, Points.class, (number) -> Points.of(number.longValueExact()),
				(points) -> BigDecimal.valueOf(points.value()));
		number(registry, Money.class, (number) -> Money.of(number, currency()), (money) -> money.toDecimal(currency()));
		registry.addFormatterForFieldType(LocalDate.class, new Dates());
	}

	/**
	 * Keeps a form from falling back on the JDK, which would read {@code 0x1F} and, at
	 * the price of all memory, {@code 1e999999999}.
	 */
	static void registerAlone(DataBinder binder) {
		NUMBERS.forEach((type, format) -> binder.addCustomFormatter(format, type));
	}

	private static <T> void number(FormatterRegistry registry, Class<T> type, Function<BigDecimal, T> read,
			Function<T, BigDecimal> write) {
		registry.addFormatterForFieldType(type, new Numbers<>(read, write));
	}

	/** The currency of the page's programme. */
	private static Currency currency() {
		return PageContexts.current().getCurrency();
	}

	/** Any kind of number; refuses decimals and sizes that the kind does not have. */
	private record Numbers<T>(Function<BigDecimal, T> read, Function<T, BigDecimal> write) implements Formatter<T> {

		@Override
		public T parse(String text, Locale locale) throws ParseException {
			try {
				return this.read.apply(NumberInput.parse(text, locale));
			}
			catch (ArithmeticException | IllegalArgumentException ex) {
				throw new ParseException("Out of range: " + text, 0);
			}
		}

		@Override
		public String print(T value, Locale locale) {
			var plain = this.write.apply(value).toPlainString();
			return "sv".equals(locale.getLanguage()) ? plain.replace('.', ',') : plain;
		}

	}

	/** A day as {@code <input type=date>} sends it. */
	private static final class Dates implements Formatter<LocalDate> {

		@Override
		public LocalDate parse(String text, Locale locale) throws ParseException {
			try {
				var day = LocalDate.parse(text.strip());
				if (Math.abs(day.getYear()) <= 9999) {
					return day;
				}
			}
			catch (DateTimeException ex) {
				// told below, as is a year that no calendar shows
			}
			throw new ParseException(text, 0);
		}

		@Override
		public String print(LocalDate date, Locale locale) {
			return date.toString();
		}

	}

}

package se.stamkund.platform.api;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import se.stamkund.shared.Money;

/**
 * An amount of money as JSON writes it: a decimal string in the programme's currency,
 * {@code "199.00"}. Never a number, which many clients would round.
 *
 * @param value exact
 */
public record Amount(BigDecimal value) {

	static final String SYNTAX_HINT = "Write an amount as a decimal string, \"199.00\", below 10000000000000.00";

	private static final Pattern SYNTAX = Pattern.compile("-?(0|[1-9][0-9]{0,12})(\\.[0-9]{1,4})?");

	public static Amount of(Money money, Currency currency) {
		return new Amount(money.toDecimal(currency));
	}

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	static Amount parse(String text) {
		if (!SYNTAX.matcher(text).matches()) {
			throw new IllegalArgumentException(SYNTAX_HINT);
		}
		return new Amount(new BigDecimal(text));
	}

	@JsonValue
	@Override
	public String toString() {
		return this.value.toPlainString();
	}

	/**
	 * The amount in minor units.
	 * @param pointer where it stands in the body: {@code /lines/0/unit_price}
	 * @throws InvalidFieldException if it has more decimals than the currency
	 */
	public Money in(Currency currency, String pointer) {
		if (this.value.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
			throw new InvalidFieldException(pointer, currency + " has " + currency.getDefaultFractionDigits()
					+ " decimals; " + this.value + " has more");
		}
		return Money.of(this.value, currency);
	}

}

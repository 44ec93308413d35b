package se.stamkund.shared;

import java.math.BigDecimal;
import java.util.Currency;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An amount in the minor unit (öre) of its programme's one currency; may be negative.
 */
public record Money(@JsonValue long minor) implements Comparable<Money> {

	public static final Money ZERO = new Money(0);

	public static Money ofMinor(long minor) {
		return (minor == 0) ? ZERO : new Money(minor);
	}

	/**
	 * Reads a decimal amount exactly.
	 * @throws ArithmeticException if it has more decimals than the currency, or is too
	 * large
	 */
	public static Money of(BigDecimal amount, Currency currency) {
		return ofMinor(amount.movePointRight(currency.getDefaultFractionDigits()).longValueExact());
	}

	/** The amount with the currency's number of decimals, as REST writes it. */
	public BigDecimal toDecimal(Currency currency) {
		return BigDecimal.valueOf(this.minor, currency.getDefaultFractionDigits());
	}

	public Money plus(Money other) {
		return ofMinor(Math.addExact(this.minor, other.minor));
	}

	public Money minus(Money other) {
		return ofMinor(Math.subtractExact(this.minor, other.minor));
	}

	public Money times(long factor) {
		return ofMinor(Math.multiplyExact(this.minor, factor));
	}

	public boolean isNegative() {
		return this.minor < 0;
	}

	public boolean isPositive() {
		return this.minor > 0;
	}

	public boolean isZero() {
		return this.minor == 0;
	}

	@Override
	public int compareTo(Money other) {
		return Long.compare(this.minor, other.minor);
	}

}

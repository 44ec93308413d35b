package se.stamkund.points;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact fraction, so that nothing is rounded before the end. */
record Ratio(BigInteger numerator, BigInteger denominator) implements Comparable<Ratio> {

	/** Of a number whose absolute value a long holds. */
	private static final int MAX_BITS = 62;

	static final Ratio ZERO = new Ratio(BigInteger.ZERO, BigInteger.ONE);

	Ratio {
		if (denominator.signum() <= 0) {
			throw new ArithmeticException("The denominator must be positive: " + denominator);
		}
		if (!denominator.equals(BigInteger.ONE)) {
			var divisor = divisor(numerator, denominator);
			if (!divisor.equals(BigInteger.ONE)) {
				numerator = numerator.divide(divisor);
				denominator = denominator.divide(divisor);
			}
		}
	}

	/** The greatest common one; sooner than BigInteger, for numbers of common size. */
	private static BigInteger divisor(BigInteger one, BigInteger other) {
		if (one.bitLength() > MAX_BITS || other.bitLength() > MAX_BITS) {
			return one.gcd(other);
		}
		long a = one.longValue();
		long b = other.longValue();
		while (b != 0) {
			long rest = a % b;
			a = b;
			b = rest;
		}
		return BigInteger.valueOf(Math.abs(a));
	}

	static Ratio of(long value) {
		return new Ratio(BigInteger.valueOf(value), BigInteger.ONE);
	}

	static Ratio of(long numerator, long denominator) {
		return new Ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
	}

	static Ratio of(BigDecimal value) {
		return (value.scale() > 0) ? new Ratio(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
				: new Ratio(value.toBigIntegerExact(), BigInteger.ONE);
	}

	Ratio plus(Ratio other) {
		return new Ratio(this.numerator.multiply(other.denominator).add(other.numerator.multiply(this.denominator)),
				this.denominator.multiply(other.denominator));
	}

	Ratio minus(Ratio other) {
		return plus(new Ratio(other.numerator.negate(), other.denominator));
	}

	Ratio times(Ratio other) {
		return new Ratio(this.numerator.multiply(other.numerator), this.denominator.multiply(other.denominator));
	}

	/**
	 * Divides.
	 * @param other must be positive
	 */
	Ratio dividedBy(Ratio other) {
		return new Ratio(this.numerator.multiply(other.denominator), this.denominator.multiply(other.numerator));
	}

	boolean isZero() {
		return this.numerator.signum() == 0;
	}

	/** The nearest whole number by the mode; an error rather than a wrong one. */
	long round(RoundingMode mode) {
		return toDecimal(0, mode).longValueExact();
	}

	BigDecimal toDecimal(int scale, RoundingMode mode) {
		return new BigDecimal(this.numerator).divide(new BigDecimal(this.denominator), scale, mode);
	}

	@Override
	public int compareTo(Ratio other) {
		return this.numerator.multiply(other.denominator).compareTo(other.numerator.multiply(this.denominator));
	}

}

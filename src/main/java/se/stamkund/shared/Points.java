package se.stamkund.shared;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A number of points, never negative; which way they move is told by an entry's accounts.
 */
public record Points(@JsonValue long value) implements Comparable<Points> {

	public static final Points ZERO = new Points(0);

	public Points {
		if (value < 0) {
			throw new IllegalArgumentException("Points can't be negative: " + value);
		}
	}

	public static Points of(long value) {
		return (value == 0) ? ZERO : new Points(value);
	}

	/** The sum; an {@link ArithmeticException} rather than a wrong number on overflow. */
	public Points plus(Points other) {
		return of(Math.addExact(this.value, other.value));
	}

	/**
	 * The difference; an {@link IllegalArgumentException} when {@code other} is larger.
	 */
	public Points minus(Points other) {
		return of(Math.subtractExact(this.value, other.value));
	}

	public Points min(Points other) {
		return (this.value <= other.value) ? this : other;
	}

	public boolean isZero() {
		return this.value == 0;
	}

	@Override
	public int compareTo(Points other) {
		return Long.compare(this.value, other.value);
	}

	@Override
	public String toString() {
		return Long.toString(this.value);
	}

}

package se.stamkund.points;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * How long points wait and live, where that differs from the programme's settings. Points
 * of an award that live alike are one part of it.
 *
 * @param pending {@code null} to wait as the settings say
 * @param expiry {@code null} to expire as the settings say
 */
public record PointsLife(@Nullable Pending pending, @Nullable ExpiryPolicy expiry) {

	/** As the settings say. */
	public static final PointsLife AS_SET = new PointsLife(null, null);

	/** What this leaves open, the other one says. */
	PointsLife orElse(PointsLife other) {
		return new PointsLife((this.pending != null) ? this.pending : other.pending,
				(this.expiry != null) ? this.expiry : other.expiry);
	}

	/** Without what the settings say anyway. */
	PointsLife beside(PointsSettings settings) {
		return new PointsLife(settings.pending().equals(this.pending) ? null : this.pending,
				settings.expiry().equals(this.expiry) ? null : this.expiry);
	}

	boolean isAsSet() {
		return this.pending == null && this.expiry == null;
	}

	/** As it is stored: "d14/m6", empty for {@link #AS_SET}. */
	@JsonValue
	String key() {
		if (isAsSet()) {
			return "";
		}
		var waits = switch (this.pending) {
			case null -> "";
			case Pending.None() -> "now";
			case Pending.Days(var days) -> "d" + days;
			case Pending.UntilDelivered() -> "delivered";
		};
		return waits + "/" + ((this.expiry != null) ? key(this.expiry) : "");
	}

	/** A policy as it is stored: "m6". */
	static String key(ExpiryPolicy expiry) {
		return switch (expiry) {
			case ExpiryPolicy.Never() -> "never";
			case ExpiryPolicy.Months(var months) -> "m" + months;
			case ExpiryPolicy.EndOfYear(var years) -> "y" + years;
			case ExpiryPolicy.Inactivity(var months) -> "i" + months;
		};
	}

	@JsonCreator
	static PointsLife parse(String key) {
		if (key.isEmpty()) {
			return AS_SET;
		}
		int slash = key.indexOf('/');
		var expiry = key.substring(slash + 1);
		return new PointsLife(pending(key.substring(0, slash)), expiry.isEmpty() ? null : policy(expiry));
	}

	private static @Nullable Pending pending(String text) {
		return switch (text) {
			case "" -> null;
			case "now" -> new Pending.None();
			case "delivered" -> new Pending.UntilDelivered();
			default -> new Pending.Days(number(text));
		};
	}

	static ExpiryPolicy policy(String key) {
		return switch (key.charAt(0)) {
			case 'm' -> new ExpiryPolicy.Months(number(key));
			case 'y' -> new ExpiryPolicy.EndOfYear(number(key));
			case 'i' -> new ExpiryPolicy.Inactivity(number(key));
			default -> new ExpiryPolicy.Never();
		};
	}

	private static int number(String text) {
		return Integer.parseInt(text, 1, text.length(), 10);
	}

}

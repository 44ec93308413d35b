package se.stamkund.points;

import java.util.Objects;

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
		return waits + "/" + switch (this.expiry) {
			case null -> "";
			case ExpiryPolicy.Never() -> "never";
			case ExpiryPolicy.Months(var months) -> "m" + months;
			case ExpiryPolicy.EndOfYear(var years) -> "y" + years;
			case ExpiryPolicy.Inactivity(var months) ->
				throw new IllegalStateException("An account is idle, not a lot");
		};
	}

	@JsonCreator
	static PointsLife parse(String key) {
		if (key.isEmpty()) {
			return AS_SET;
		}
		int slash = key.indexOf('/');
		return new PointsLife(pending(key.substring(0, slash)), expiry(key.substring(slash + 1)));
	}

	private static @Nullable Pending pending(String text) {
		return switch (text) {
			case "" -> null;
			case "now" -> new Pending.None();
			case "delivered" -> new Pending.UntilDelivered();
			default -> new Pending.Days(number(text));
		};
	}

	private static @Nullable ExpiryPolicy expiry(String text) {
		if (text.isEmpty()) {
			return null;
		}
		if (text.equals("never")) {
			return new ExpiryPolicy.Never();
		}
		return text.startsWith("m") ? new ExpiryPolicy.Months(number(text)) : new ExpiryPolicy.EndOfYear(number(text));
	}

	private static int number(String text) {
		return Integer.parseInt(Objects.requireNonNull(text), 1, text.length(), 10);
	}

}

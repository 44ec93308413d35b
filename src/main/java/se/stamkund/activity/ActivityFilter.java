package se.stamkund.activity;

import java.util.Set;

/**
 * Which part of a timeline to show.
 *
 * @param types names of types ({@code order.paid}), or with a dot at the end all that
 * begin so ({@code order.}); empty for all
 */
public record ActivityFilter(Set<String> types) {

	public static final ActivityFilter ALL = new ActivityFilter(Set.of());

	public static ActivityFilter of(String... types) {
		return new ActivityFilter(Set.of(types));
	}

	/** For SQL's {@code like}. */
	String[] patterns() {
		if (this.types.isEmpty()) {
			return new String[] { "%" };
		}
		return this.types.stream().map(ActivityFilter::pattern).toArray(String[]::new);
	}

	private static String pattern(String type) {
		var literal = type.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%");
		return type.endsWith(".") ? literal + "%" : literal;
	}

}

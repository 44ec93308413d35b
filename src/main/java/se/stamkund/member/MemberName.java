package se.stamkund.member;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** How a member is addressed, by what there is to go by. */
final class MemberName {

	private MemberName() {
	}

	static String full(@Nullable String first, @Nullable String last, @Nullable String number) {
		var name = join(first, last);
		return name.isEmpty() ? grouped(number) : name;
	}

	static String brief(@Nullable String first, @Nullable String last, @Nullable String number) {
		var initial = (last != null) ? last.substring(0, last.offsetByCodePoints(0, 1)) + "." : null;
		var name = (first != null) ? join(first, initial) : join(initial, null);
		return name.isEmpty() ? grouped(number) : name;
	}

	private static String join(@Nullable String first, @Nullable String second) {
		return Stream.of(first, second).filter(Objects::nonNull).collect(Collectors.joining(" "));
	}

	private static String grouped(@Nullable String number) {
		return (number != null) ? new MemberNumber(number).display() : "";
	}

}

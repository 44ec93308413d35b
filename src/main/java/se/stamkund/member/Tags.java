package se.stamkund.member;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads tags: short words, the same in any case. */
final class Tags {

	static final int MAX_COUNT = 50;

	private static final int MAX_LENGTH = 40;

	private static final Pattern TAG = Pattern
		.compile("[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N} _.:-]*[\\p{L}\\p{M}\\p{N}])?");

	private Tags() {
	}

	/**
	 * Tidies tags and leaves doubles out.
	 * @throws InvalidMemberDataException {@code tag_invalid}, {@code tags_too_many}
	 */
	static List<String> of(Collection<String> tags) {
		var tidy = tags.stream().map(Tags::of).distinct().sorted().toList();
		if (tidy.size() > MAX_COUNT) {
			throw tooMany();
		}
		return tidy;
	}

	static InvalidMemberDataException tooMany() {
		return new InvalidMemberDataException("tags", "tags_too_many", "A member can have " + MAX_COUNT + " tags",
				MAX_COUNT);
	}

	static String of(String tag) {
		var tidy = CleanText.of("tags", tag.strip().toLowerCase(Locale.ROOT), MAX_LENGTH);
		if (!TAG.matcher(tidy).matches()) {
			throw new InvalidMemberDataException("tags", "tag_invalid",
					"A tag has letters, digits, spaces and - _ . : and is at most " + MAX_LENGTH + " characters", tag);
		}
		PersonalNumber.refuse("tags", tidy);
		return tidy;
	}

}

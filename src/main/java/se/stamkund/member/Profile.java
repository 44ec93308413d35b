package se.stamkund.member;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** What a member tells about herself, checked and tidied. */
record Profile(@Nullable String firstName, @Nullable String lastName, @Nullable LocalDate birthday,
		@Nullable String language, Map<String, Object> attributes) {

	static final Profile EMPTY = new Profile(null, null, null, null, Map.of());

	private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);

	private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

	/**
	 * Checks and tidies.
	 * @param today in the programme's zone
	 * @throws InvalidMemberDataException that names the field
	 */
	static Profile of(@Nullable String firstName, @Nullable String lastName, @Nullable LocalDate birthday,
			@Nullable String language, Map<String, Object> attributes, LocalDate today) {
		if (birthday != null && (birthday.isBefore(OLDEST) || birthday.isAfter(today))) {
			throw new InvalidMemberDataException("birthday", "birthday_invalid", "Must be between 1900 and today");
		}
		if (language != null && !LANGUAGES.contains(language)) {
			throw new InvalidMemberDataException("language", "language_invalid",
					"Write the language as two letters of ISO 639: sv, en");
		}
		return new Profile(CleanText.name("first_name", firstName), CleanText.name("last_name", lastName), birthday,
				language, attributes);
	}

	/** The fields that differ, in snake_case. */
	List<String> differencesFrom(Profile other) {
		var fields = new ArrayList<String>();
		note(fields, "first_name", this.firstName, other.firstName);
		note(fields, "last_name", this.lastName, other.lastName);
		note(fields, "birthday", this.birthday, other.birthday);
		note(fields, "language", this.language, other.language);
		note(fields, "attributes", this.attributes, other.attributes);
		return fields;
	}

	private static void note(List<String> fields, String name, @Nullable Object one, @Nullable Object other) {
		if (!Objects.equals(one, other)) {
			fields.add(name);
		}
	}

	/** This profile without what was filled in from the other, as far as it still is. */
	Profile without(Profile other, Set<String> fields, Set<String> attributes) {
		var left = new TreeMap<>(this.attributes);
		attributes.forEach((name) -> left.remove(name, other.attributes.get(name)));
		return new Profile(less(fields, "first_name", this.firstName, other.firstName),
				less(fields, "last_name", this.lastName, other.lastName),
				less(fields, "birthday", this.birthday, other.birthday),
				less(fields, "language", this.language, other.language), Map.copyOf(left));
	}

	private static <T> @Nullable T less(Set<String> fields, String name, @Nullable T value, @Nullable T other) {
		return (fields.contains(name) && Objects.equals(value, other)) ? null : value;
	}

	/** This profile, with what it lacks taken from the other. */
	Profile completedBy(Profile other) {
		var named = this.firstName != null || this.lastName != null;
		return new Profile(named ? this.firstName : other.firstName, named ? this.lastName : other.lastName,
				(this.birthday != null) ? this.birthday : other.birthday,
				(this.language != null) ? this.language : other.language,
				Attributes.merge(other.attributes, this.attributes));
	}

}

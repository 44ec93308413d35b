package se.stamkund.member;

import java.time.LocalDate;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What a member tells about herself, checked and tidied. */
record Profile(@Nullable String firstName, @Nullable String lastName, @Nullable LocalDate birthday,
		@Nullable String language, Map<String, Object> attributes) {

	static final Profile EMPTY = new Profile(null, null, null, null, Map.of());

	/** This profile, with what it lacks taken from the other. */
	Profile completedBy(Profile other) {
		var named = this.firstName != null || this.lastName != null;
		return new Profile(named ? this.firstName : other.firstName, named ? this.lastName : other.lastName,
				(this.birthday != null) ? this.birthday : other.birthday,
				(this.language != null) ? this.language : other.language,
				Attributes.merge(other.attributes, this.attributes));
	}

}

package se.stamkund.member.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A member's profile and addresses, as the staff fills them in. */
record MemberForm(@Size(max = 100) @Nullable String firstName, @Size(max = 100) @Nullable String lastName,
		@Size(max = 254) @Nullable String email, @Size(max = 40) @Nullable String phone, @Nullable LocalDate birthday,
		@Nullable String language, @Size(max = 2000) @Nullable String tags) {

	static final MemberForm BLANK = new MemberForm("", "", "", "", null, "", "");

	static @Nullable String given(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	/** Tags are typed with commas between. */
	List<String> tagList() {
		return (this.tags == null) ? List.of()
				: Arrays.stream(this.tags.split(",")).map(String::strip).filter((tag) -> !tag.isEmpty()).toList();
	}

}

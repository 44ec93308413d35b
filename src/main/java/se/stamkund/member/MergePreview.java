package se.stamkund.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a merge would make of two members.
 *
 * @param member the survivor, as she is
 * @param other whose ids would lead to her
 * @param filled what she lacks and would get, in snake_case
 */
public record MergePreview(MemberView member, MemberView other, List<String> filled) {

	static MergePreview of(MemberView member, MemberView other) {
		var filled = new ArrayList<String>();
		if (member.firstName() == null && member.lastName() == null) {
			note(filled, "first_name", null, other.firstName());
			note(filled, "last_name", null, other.lastName());
		}
		note(filled, "email", member.email(), other.email());
		note(filled, "phone", member.phone(), other.phone());
		note(filled, "birthday", member.birthday(), other.birthday());
		note(filled, "language", member.language(), other.language());
		if (!member.tags().containsAll(other.tags())) {
			filled.add("tags");
		}
		if (!member.attributes().keySet().containsAll(other.attributes().keySet())) {
			filled.add("attributes");
		}
		return new MergePreview(member, other, List.copyOf(filled));
	}

	private static void note(List<String> filled, String name, @Nullable Object own, @Nullable Object other) {
		if (own == null && Objects.nonNull(other)) {
			filled.add(name);
		}
	}

}

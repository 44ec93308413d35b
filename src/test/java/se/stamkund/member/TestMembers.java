package se.stamkund.member;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Enrolments as tests need them. */
final class TestMembers {

	private TestMembers() {
	}

	static EnrolMember by(@Nullable String email, @Nullable String phone, @Nullable ExternalIdentity external,
			MemberSource source) {
		return new EnrolMember(email, phone, external, "Anna", "Lindqvist", null, null, List.of(), Map.of(), List.of(),
				null, source);
	}

	static EnrolMember email(String email) {
		return by(email, null, null, MemberSource.API);
	}

	static ExternalIdentity external(UUID store, String id) {
		return new ExternalIdentity(store, id);
	}

}

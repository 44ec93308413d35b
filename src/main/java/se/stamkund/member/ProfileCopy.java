package se.stamkund.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A member's own row and identities, as her copy shows them. */
record ProfileCopy(UUID id, @Nullable String number, @Nullable String firstName, @Nullable String lastName,
		@Nullable String email, boolean emailVerified, @Nullable String phone, boolean phoneVerified,
		List<ExternalIdentity> externals, @Nullable LocalDate birthday, @Nullable String language, List<String> tags,
		Map<String, Object> attributes, MemberSource source, Instant enrolledAt) {

	static ProfileCopy of(MemberView member) {
		return new ProfileCopy(member.id().value(), member.number(), member.firstName(), member.lastName(),
				member.email(), member.emailVerified(), member.phone(), member.phoneVerified(), member.externals(),
				member.birthday(), member.language(), member.tags(), member.attributes(), member.source(),
				member.enrolledAt());
	}

}

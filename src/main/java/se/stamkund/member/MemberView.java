package se.stamkund.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/**
 * All of a member but her consents.
 *
 * @param number her member number, eight digits
 * @param email normalised, see {@link EmailAddress#display()}
 * @param phone in E.164
 * @param language ISO 639, or null for the programme's own
 * @param attributes each a string, number or boolean; a date is a string like
 * {@code 2026-03-09}
 */
public record MemberView(MemberId id, MemberStatus status, @Nullable String number, @Nullable String firstName,
		@Nullable String lastName, @Nullable String email, boolean emailVerified, @Nullable String phone,
		boolean phoneVerified, List<ExternalIdentity> externals, @Nullable LocalDate birthday,
		@Nullable String language, List<String> tags, Map<String, Object> attributes, MemberSource source,
		@Nullable UUID store, Instant enrolledAt) {

	/** Her full name, else her member number; empty once she is erased. */
	public String name() {
		return MemberName.full(this.firstName, this.lastName, this.number);
	}

	/** "Anna L.", as the till shows it; else her member number. */
	public String shortName() {
		return MemberName.brief(this.firstName, this.lastName, this.number);
	}

	public boolean active() {
		return this.status == MemberStatus.ACTIVE;
	}

}

package se.stamkund.member;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/**
 * A line of the list of members.
 *
 * @param sortName what the list sorts by
 */
public record MemberRow(MemberId id, String sortName, @Nullable String number, @Nullable String firstName,
		@Nullable String lastName, @Nullable String email, @Nullable String phone, Instant enrolledAt) {

	/** Her full name, else her member number. */
	public String name() {
		return MemberName.full(this.firstName, this.lastName, this.number);
	}

}

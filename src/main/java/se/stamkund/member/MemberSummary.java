package se.stamkund.member;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.MemberId;

/** What a list shows of a member. */
public record MemberSummary(MemberId id, @Nullable String number, @Nullable String firstName, @Nullable String lastName,
		@Nullable String email, MemberStatus status) {

	/**
	 * Her full name, else her member number; empty once she is erased, when the page says
	 * so in its own language.
	 */
	public String name() {
		return MemberName.full(this.firstName, this.lastName, this.number);
	}

	/** "Anna L.", as the till shows it; else her member number. */
	public String shortName() {
		return MemberName.brief(this.firstName, this.lastName, this.number);
	}

}

package se.stamkund.member;

import org.jspecify.annotations.Nullable;

/**
 * Which members a list is of; what is null doesn't narrow it.
 *
 * @param text how her name, e-mail address, phone or member number begins
 * @param email her whole address
 * @param phone her whole number
 * @param number her whole member number
 * @param sort the order
 */
public record MemberFilter(@Nullable String text, @Nullable String email, @Nullable String phone,
		@Nullable String number, @Nullable String tag, Sort sort) {

	public static final MemberFilter ALL = new MemberFilter(null, null, null, null, null, Sort.NAME);

	/** As the admin's list asks. */
	public static MemberFilter of(@Nullable String text, @Nullable String tag, Sort sort) {
		return new MemberFilter(text, null, null, null, tag, sort);
	}

	/** The orders a list can have. */
	public enum Sort {

		/** By family name as Swedes sort, those without a name last. */
		NAME,
		/** Who joined last comes first. */
		NEWEST

	}

}

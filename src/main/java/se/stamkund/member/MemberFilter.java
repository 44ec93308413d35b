package se.stamkund.member;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which members a list is of; what is null doesn't narrow it.
 *
 * @param text how her name, e-mail address, phone or member number begins
 * @param email her whole address
 * @param phone her whole number
 * @param number her whole member number
 * @param facets what was chosen of what other features know, by the facet's name
 * @param sort the order
 */
public record MemberFilter(@Nullable String text, @Nullable String email, @Nullable String phone,
		@Nullable String number, @Nullable String tag, Map<String, String> facets, Sort sort) {

	public static final MemberFilter ALL = new MemberFilter(null, null, null, null, null, Map.of(), Sort.NAME);

	/** As the admin's list asks. */
	public static MemberFilter of(@Nullable String text, @Nullable String tag, Sort sort) {
		return new MemberFilter(text, null, null, null, tag, Map.of(), sort);
	}

	/** Narrowed by a facet too, unless nothing was chosen. */
	public MemberFilter with(String facet, @Nullable String choice) {
		return (choice == null) ? this : new MemberFilter(this.text, this.email, this.phone, this.number, this.tag,
				Map.of(facet, choice), this.sort);
	}

	/** The orders a list can have. */
	public enum Sort {

		/** By family name as Swedes sort, those without a name last. */
		NAME,
		/** Who joined last comes first. */
		NEWEST

	}

}

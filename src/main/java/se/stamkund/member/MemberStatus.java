package se.stamkund.member;

/** Whether a member is still one. */
public enum MemberStatus {

	ACTIVE,
	/** Now part of another member, which her id leads to. */
	MERGED,
	/** Nothing is known about her any more; entries still refer to the row. */
	ERASED

}

package se.stamkund.shared;

/** What becomes of a table's rows about a member who is merged into another. */
public enum WhenMerged {

	/**
	 * They become the survivor's: their {@code member_id} is changed to hers, and back if
	 * the merge is undone. The table has an {@code id}, and nothing in it that can be
	 * there only once for each member.
	 */
	MOVES,

	/** They go on saying something about the former id only. */
	STAYS,

	/** {@link MemberDataOwner#merge} and {@link MemberDataOwner#unmerge} see to them. */
	OWN_WAY

}

package se.stamkund.shared;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Answers for the tables that say something about members: for a copy of it, for its
 * erasure, and for a merge of two members. A feature with a {@code member_id} in a table
 * has a bean of this; a test fails for a table that nobody answers for.
 */
public interface MemberDataOwner {

	/**
	 * The tables answered for, also those without personal data, and what becomes of
	 * their rows when two members are merged.
	 */
	Map<String, WhenMerged> whenMerged();

	/** The tables answered for. */
	default Set<String> tables() {
		return whenMerged().keySet();
	}

	/** The name of this part in the copy, in snake_case: "orders". */
	String part();

	/**
	 * Everything these tables say about the member, for the copy she may ask for.
	 * @return records, maps and lists that Jackson writes as JSON, or null for nothing
	 */
	@Nullable Object copy(ProgramId program, MemberId member);

	/**
	 * Removes what is personal, in the caller's transaction and before the member's own
	 * row is emptied. What must remain for the books (entries, amounts) remains without
	 * it.
	 */
	void erase(ProgramId program, MemberId member);

	/**
	 * Makes the survivor's what doesn't simply {@linkplain WhenMerged#MOVES move}; rows
	 * that do have moved already, everybody's. In the merging transaction, which keeps
	 * both members' rows locked.
	 */
	default void merge(ProgramId program, MemberMerge merge) {
	}

	/** Undoes {@link #merge}; rows that moved have moved back already. */
	default void unmerge(ProgramId program, MemberMerge merge, Actor actor) {
	}

}

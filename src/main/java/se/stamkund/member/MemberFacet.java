package se.stamkund.member;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import se.stamkund.shared.ProgramId;

/**
 * What else lists of members can be narrowed by: answered by the feature that knows it.
 */
public interface MemberFacet {

	/** What it is called in addresses, like {@code tier}. */
	String name();

	/** What one can choose, by code, in order; empty if there is nothing to choose. */
	Map<String, String> choices(ProgramId program, Locale language);

	/** Who has what was chosen; null if that can't be chosen. */
	@Nullable Condition condition(ProgramId program, String choice);

	/**
	 * A condition on {@code member m}, with an index behind it.
	 *
	 * @param parameters by names that begin with the facet's
	 */
	record Condition(String sql, Map<String, Object> parameters) {
	}

}

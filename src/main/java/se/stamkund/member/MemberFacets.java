package se.stamkund.member;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import se.stamkund.shared.ProgramId;

/** What lists of members can be narrowed by besides what members are themselves. */
@Component
public class MemberFacets {

	private final ObjectProvider<MemberFacet> facets;

	MemberFacets(ObjectProvider<MemberFacet> facets) {
		this.facets = facets;
	}

	/** What one can choose, by code; empty if no feature knows the facet. */
	public Map<String, String> choices(ProgramId program, String facet, Locale language) {
		return find(facet).map((found) -> found.choices(program, language)).orElse(Map.of());
	}

	/**
	 * Who has what was chosen.
	 * @throws InvalidMemberDataException {@code unknown_choice}
	 */
	MemberFacet.Condition condition(ProgramId program, String facet, String choice) {
		return find(facet).map((found) -> found.condition(program, choice))
			.orElseThrow(() -> new InvalidMemberDataException(facet, "unknown_choice",
					"There is no " + facet + " " + choice));
	}

	private Optional<MemberFacet> find(String facet) {
		return this.facets.stream().filter((any) -> any.name().equals(facet)).findFirst();
	}

}

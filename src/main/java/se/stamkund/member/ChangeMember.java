package se.stamkund.member;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import se.stamkund.platform.api.Patch;

/**
 * What to change about a member; what isn't mentioned stays.
 *
 * @param externals ids in stores to set, or to take away where the id is null
 * @param tags all she is to have
 * @param attributes to set, or to take away where the value is null
 */
public record ChangeMember(Patch<String> email, Patch<String> phone, List<ExternalChange> externals,
		Patch<String> firstName, Patch<String> lastName, Patch<LocalDate> birthday, Patch<String> language,
		Patch<List<String>> tags, Map<String, @Nullable Object> attributes) {

	/** Only tags. */
	public static ChangeMember tags(List<String> tags) {
		return new ChangeMember(Patch.nothing(), Patch.nothing(), List.of(), Patch.nothing(), Patch.nothing(),
				Patch.nothing(), Patch.nothing(), Patch.to(tags), Map.of());
	}

	/** Only one attribute; null takes it away. */
	public static ChangeMember attribute(String name, @Nullable Object value) {
		return new ChangeMember(Patch.nothing(), Patch.nothing(), List.of(), Patch.nothing(), Patch.nothing(),
				Patch.nothing(), Patch.nothing(), Patch.nothing(), Collections.singletonMap(name, value));
	}

}

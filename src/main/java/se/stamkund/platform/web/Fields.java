package se.stamkund.platform.web;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How each kind of form field asks for its keyboard and its autofill; {@code fields} in
 * templates.
 */
@Component("fields")
public class Fields {

	private static final Map<String, Kind> KINDS = Map.ofEntries(Map.entry("text", new Kind("text", null, null)),
			Map.entry("no-autofill", new Kind("text", null, "off")), Map.entry("name", new Kind("text", null, "name")),
			Map.entry("given-name", new Kind("text", null, "given-name")),
			Map.entry("family-name", new Kind("text", null, "family-name")),
			Map.entry("email", new Kind("email", "email", "email")), Map.entry("phone", new Kind("tel", "tel", "tel")),
			Map.entry("birthday", new Kind("date", null, "bday")), Map.entry("date", new Kind("date", null, null)),
			Map.entry("whole", new Kind("text", "numeric", "off")),
			Map.entry("decimal", new Kind("text", "decimal", "off")),
			Map.entry("password", new Kind("password", null, "current-password")),
			Map.entry("new-password", new Kind("password", null, "new-password")),
			Map.entry("search", new Kind("search", "search", "off")), Map.entry("url", new Kind("url", "url", null)),
			Map.entry("color", new Kind("color", null, null)),
			Map.entry("code", new Kind("text", "numeric", "one-time-code")));

	/**
	 * What to write on the input.
	 * @throws IllegalArgumentException if no kind has this name
	 */
	public Kind kind(String name) {
		var kind = KINDS.get(name);
		if (kind == null) {
			throw new IllegalArgumentException("No kind of field is called " + name);
		}
		return kind;
	}

	/** The ids of the lines under a field, for {@code aria-describedby}. */
	public @Nullable String describedBy(String path, @Nullable String help, boolean wrong) {
		var ids = ((help != null) ? path + "-help " : "") + (wrong ? path + "-error" : "");
		return ids.isEmpty() ? null : ids.strip();
	}

	/** What an input carries for one kind of content. */
	public record Kind(String type, @Nullable String inputmode, @Nullable String autocomplete) {

	}

}

package se.stamkund.platform.web;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The programmes' stylesheets; the bean {@code themes} in templates. */
@Component("themes")
class Themes {

	private final ObjectProvider<ProgramLooks> looks;

	Themes(ObjectProvider<ProgramLooks> looks) {
		this.looks = looks;
	}

	Optional<Theme> find(String program) {
		return this.looks.stream().flatMap((known) -> known.findByCode(program).stream()).map(Theme::of).findFirst();
	}

	/** The path of a programme's stylesheet, for a page that is not its own. */
	public @Nullable String path(String program) {
		return find(program).map(Theme::path).orElse(null);
	}

}

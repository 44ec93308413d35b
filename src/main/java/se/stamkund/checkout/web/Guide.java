package se.stamkund.checkout.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.springframework.core.io.ClassPathResource;

/**
 * The calls of the guide in one language, kept in {@code guide/<language>.txt}: each step
 * begins with a line {@code == name}.
 */
final class Guide {

	static final List<String> LANGUAGES = List.of("curl", "javascript", "php", "java");

	private static final String MARK = "== ";

	private final List<Step> steps;

	private Guide(List<Step> steps) {
		this.steps = steps;
	}

	static Guide of(String language) {
		var steps = new ArrayList<Step>();
		for (String part : read(language).split("(?m)^" + MARK)) {
			if (!part.isBlank()) {
				int end = part.indexOf('\n');
				steps.add(new Step(part.substring(0, end).strip(), part.substring(end + 1).stripTrailing()));
			}
		}
		return new Guide(steps);
	}

	/** The steps as they can be pasted. */
	List<Step> steps(String base, String key) {
		return this.steps.stream()
			.map((step) -> new Step(step.name(), step.code().replace("{{base}}", base).replace("{{key}}", key)))
			.toList();
	}

	private static String read(String language) {
		try {
			return new ClassPathResource("guide/" + language + ".txt").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A step: its name, and what to paste. */
	record Step(String name, String code) {

	}

}

package se.stamkund.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps the templates to what the content security policy allows, and to text that is
 * escaped.
 */
class TemplatesTest {

	private static final Pattern INLINE = Pattern
		.compile("\\s(th:)?style\\s*=|<style|\\s(th:)?on[a-z]+\\s*=\\s*\"|javascript:|\\shx-on|\\shx-vars");

	private static final Pattern SCRIPT = Pattern.compile("<script(?![^>]*\\s(th:)?src=)");

	private static final Pattern RAW = Pattern.compile("th:utext|\\[\\(");

	/** Thymeleaf refuses beans where it sets attributes or names fragments. */
	private static final Pattern BEAN = Pattern
		.compile("th:(attr|attrappend|href|src|action|replace|insert|aria-[a-z]+)=\"[^\"]*\\$\\{[^}\"]*@[a-z]");

	private static final Pattern ICON = Pattern.compile("icon\\('([a-z-]+)'\\)");

	private static final Pattern REGION = Pattern.compile("role=\"region\"[^>]*aria-labelledby=\"([a-z-]+)\"");

	@ParameterizedTest
	@MethodSource("templates")
	void nothingIsInline(Path template) {
		assertThat(read(template)).doesNotContainPattern(INLINE).doesNotContainPattern(SCRIPT);
	}

	@ParameterizedTest
	@MethodSource("templates")
	void everyTextIsEscaped(Path template) {
		assertThat(read(template)).doesNotContainPattern(RAW);
	}

	@ParameterizedTest
	@MethodSource("templates")
	void noBeanIsNamedWhereThymeleafRefusesIt(Path template) {
		assertThat(read(template)).doesNotContainPattern(BEAN);
	}

	@ParameterizedTest
	@MethodSource("templates")
	void everyIconIsInTheSprite(Path template) {
		var sprite = read(Path.of("src/main/resources/static/assets/icons.svg"));
		assertThat(ICON.matcher(read(template)).results().map((icon) -> "id=\"" + icon.group(1) + "\""))
			.allSatisfy((symbol) -> assertThat(sprite).contains(symbol));
	}

	@ParameterizedTest
	@MethodSource("templates")
	void noSectionIsCalledAsTheRegionInIt(Path template) {
		var text = read(template);
		assertThat(REGION.matcher(text).results().map((region) -> region.group(1)))
			.allSatisfy((label) -> assertThat(text)
				.doesNotContainPattern("<section[^>]*aria-labelledby=\"" + Pattern.quote(label) + "\""));
	}

	static List<Path> templates() throws IOException {
		try (var files = Files.walk(Path.of("src/main/resources/templates"))) {
			return files.filter((file) -> file.toString().endsWith(".html")).sorted().toList();
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

package se.stamkund.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Both languages say the same things, and everything that is said is asked for. */
class MessageBundlesTest {

	private static final Path RESOURCES = Path.of("src/main/resources");

	private static final Path MESSAGES = RESOURCES.resolve("messages");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

	/**
	 * #{key} and #{key(...)}; a key with an expression in it gives its fixed beginning.
	 */
	private static final Pattern ASKED = Pattern.compile("#\\{\\s*([A-Za-z][\\w.-]*)");

	/** What could be a key, or the beginning of one. */
	private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w-]*(\\.[\\w-]+)*\\.?");

	/** Keys that are made up from a constraint, a type or the kind of an activity. */
	private static final Pattern BY_CONVENTION = Pattern.compile("[A-Z].*|typeMismatch.*|error\\..*|activity\\..*");

	@ParameterizedTest
	@MethodSource("english")
	void bothLanguagesHaveTheSameKeys(Path english) {
		assertThat(load(swedish(english)).stringPropertyNames()).describedAs("keys of %s", swedish(english))
			.containsExactlyInAnyOrderElementsOf(load(english).stringPropertyNames());
	}

	@ParameterizedTest
	@MethodSource("english")
	void bothLanguagesTakeTheSamePlaceholders(Path english) {
		var swedish = load(swedish(english));
		load(english).forEach((key, text) -> assertThat(placeholders(swedish.getProperty((String) key)))
			.describedAs("placeholders of %s", key)
			.isEqualTo(placeholders((String) text)));
	}

	@ParameterizedTest
	@MethodSource("all")
	void aMessageWithoutPlaceholdersHasNoDoubledApostrophe(Path bundle) {
		load(bundle).forEach((key, text) -> {
			if (placeholders((String) text).isEmpty()) {
				assertThat((String) text).describedAs("%s: it would be read as two", key).doesNotContain("''");
			}
		});
	}

	@ParameterizedTest
	@MethodSource("all")
	void aMessageWithPlaceholdersHasNoStraightApostrophe(Path bundle) {
		load(bundle).forEach((key, text) -> {
			if (!placeholders((String) text).isEmpty()) {
				assertThat(((String) text).replace("''", "")).describedAs("%s: MessageFormat would eat it", key)
					.doesNotContain("'");
			}
		});
	}

	@ParameterizedTest
	@MethodSource("all")
	void noMessageIsEmptyOrWrittenTwice(Path bundle) throws IOException {
		var keys = Files.readAllLines(bundle)
			.stream()
			.filter((line) -> line.matches("[A-Za-z].*=.*"))
			.map((line) -> line.substring(0, line.indexOf('=')).strip())
			.toList();

		assertThat(keys).doesNotHaveDuplicates();
		assertThat(load(bundle).values()).noneMatch((text) -> ((String) text).isBlank());
	}

	@Test
	void everyKeyThatATemplateAsksForExists() {
		var known = keys();
		var missing = templates()
			.flatMap((template) -> ASKED.matcher(read(template))
				.results()
				.filter((asked) -> !known(asked.group(1), known, after(read(template), asked.end())))
				.map((asked) -> template.getFileName() + ": " + asked.group(1)))
			.collect(Collectors.toCollection(TreeSet::new));

		assertThat(missing).isEmpty();
	}

	@Test
	void everyKeyIsUsed() {
		var named = Stream.concat(templates(), javaFiles())
			.flatMap((source) -> NAME.matcher(read(source)).results().map(MatchResult::group))
			.map((name) -> name.replaceFirst("_+$", ""))
			.collect(Collectors.toSet());
		var unused = keys().stream()
			.filter((key) -> !BY_CONVENTION.matcher(key).matches())
			.filter((key) -> !uses(named, key))
			.collect(Collectors.toCollection(TreeSet::new));

		assertThat(unused).isEmpty();
	}

	/** Whole, or as the fixed beginning of a key that ends in an expression. */
	private static boolean uses(Set<String> named, String key) {
		return IntStream.range(key.indexOf('.') + 1, key.length())
			.filter((position) -> key.charAt(position) == '.')
			.mapToObj((position) -> key.substring(0, position + 1))
			.anyMatch(named::contains) || named.contains(key);
	}

	private static boolean known(String asked, Set<String> keys, char next) {
		if (asked.endsWith(".") || next == '_' || next == '$') {
			return keys.stream().anyMatch((key) -> key.startsWith(asked.replaceFirst("_+$", "")));
		}
		return keys.contains(asked);
	}

	private static char after(String text, int position) {
		return (position < text.length()) ? text.charAt(position) : ' ';
	}

	private static Set<String> keys() {
		return all().stream()
			.flatMap((bundle) -> load(bundle).stringPropertyNames().stream())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> placeholders(String text) {
		return PLACEHOLDER.matcher(text)
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	static List<Path> english() {
		return all().stream().filter((bundle) -> !bundle.toString().endsWith("_sv.properties")).toList();
	}

	static List<Path> all() {
		return files(MESSAGES, ".properties").toList();
	}

	private static Path swedish(Path english) {
		return Path.of(english.toString().replace(".properties", "_sv.properties"));
	}

	private static Stream<Path> templates() {
		return files(RESOURCES.resolve("templates"), ".html");
	}

	private static Stream<Path> javaFiles() {
		return files(Path.of("src/main/java"), ".java");
	}

	private static Stream<Path> files(Path folder, String ending) {
		try (var files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(ending)).sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
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

	private static Properties load(Path bundle) {
		var properties = new Properties();
		try (var reader = Files.newBufferedReader(bundle, StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return properties;
	}

}

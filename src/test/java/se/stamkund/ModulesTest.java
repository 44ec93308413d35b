package se.stamkund;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps who may use whom: the {@code allowedDependencies} of each package-info. */
class ModulesTest {

	private static final Path PAGE = Path.of("docs/architecture.md");

	private static final String BEGIN = "```mermaid\n";

	private static final String END = "```";

	/** Everybody uses these; drawing that would hide the rest. */
	private static final Set<String> FLOOR = Set.of("shared", "platform");

	private static final ApplicationModules MODULES = ApplicationModules.of(StamkundApplication.class);

	@Test
	void everyModuleUsesOnlyWhatItsPackageInfoAllows() {
		MODULES.verify();
	}

	/** {@code ./mvnw test -Dtest=ModulesTest -Dstamkund.docs=write} draws it anew. */
	@Test
	void thePictureInTheDocsIsThatOfTheCode() throws IOException {
		var page = Files.readString(PAGE);
		int begin = page.indexOf(BEGIN) + BEGIN.length();
		int end = page.indexOf(END, begin);
		if ("write".equals(System.getProperty("stamkund.docs"))) {
			page = page.substring(0, begin) + picture() + page.substring(end);
			Files.writeString(PAGE, page);
			return;
		}
		assertThat(page.substring(begin, end)).isEqualTo(picture());
	}

	private static String picture() {
		var arrows = new TreeSet<String>();
		for (ApplicationModule module : MODULES) {
			var name = name(module);
			if (FLOOR.contains(name)) {
				continue;
			}
			arrows.add("  " + name);
			module.getDirectDependencies(MODULES).uniqueModules().forEach((used) -> {
				if (!FLOOR.contains(name(used))) {
					arrows.add("  " + name + " --> " + name(used));
				}
			});
		}
		return "flowchart TD\n" + String.join("\n", arrows) + "\n";
	}

	private static String name(ApplicationModule module) {
		return module.getIdentifier().toString();
	}

}

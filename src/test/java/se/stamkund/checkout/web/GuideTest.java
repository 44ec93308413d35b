package se.stamkund.checkout.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.HtmlUtils;

import se.stamkund.ledger.Balances;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.purchase.OrderFilter;
import se.stamkund.purchase.OrderQueries;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What the guide says to paste is pasted: each language in a process of its own. */
@IntegrationTest
class GuideTest {

	private static final Pattern BOX = Pattern.compile("<pre class=\"code\"[^>]*><code>(.*?)</code></pre>",
			Pattern.DOTALL);

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestPrograms programs;

	@Autowired
	private TestKeys keys;

	@Autowired
	private OrderQueries orders;

	@Autowired
	private MemberDirectory members;

	@Autowired
	private Balances balances;

	@Autowired
	private ProgramClock clock;

	@LocalServerPort
	private int port;

	@TempDir
	private Path directory;

	private ProgramId program;

	private String key;

	@BeforeEach
	void aProgramme() {
		this.program = this.programs.createId();
		this.key = this.keys.secret(this.program).substring("Bearer ".length());
	}

	@Test
	void curlWorksAsPasted() throws Exception {
		assertThat(paste("curl", "guide.sh", "bash", "-e")).contains("\"points_given_back\":500",
				"\"codes_given_back\":1");
		itHappened();
	}

	@Test
	void javaScriptWorksAsPasted() throws Exception {
		assertThat(paste("javascript", "guide.mjs", "node")).contains("1348.00 500 1299").endsWith("1299 500 1\n");
		itHappened();
	}

	@Test
	void phpWorksAsPasted() throws Exception {
		assertThat(paste("php", "guide.php", "php")).contains("1348.00 500 1299").endsWith("1299 500 1\n");
		itHappened();
	}

	@Test
	void javaWorksAsPasted() throws Exception {
		assertThat(
				paste("java", "guide.jsh", Path.of(System.getProperty("java.home"), "bin", "jshell").toString(), "-s"))
			.contains("\"points_given_back\":500", "\"codes_given_back\":1")
			.doesNotContain("Exception");
		itHappened();
	}

	@Test
	void everyLanguageTakesTheSameSteps() {
		var names = Guide.of("curl").steps("", "").stream().map(Guide.Step::name).toList();

		assertThat(names).containsExactly("setup", "member", "quote", "hold", "order", "refund");
		assertThat(Guide.LANGUAGES)
			.allSatisfy((language) -> assertThat(Guide.of(language).steps("", "")).extracting(Guide.Step::name)
				.isEqualTo(names));
		assertThat(this.mvc.get().uri("/guide/cobol")).hasStatus(404);
	}

	/** One order, paid in part with points, that came back whole: all is as it was. */
	private void itHappened() {
		var orders = this.orders
			.list(this.program,
					new OrderFilter(null, Set.of(), null, null, null, null, null, OrderFilter.Sort.DATE, true),
					PageQuery.first(10))
			.data();
		assertThat(orders).hasSize(1);
		assertThat(orders.getFirst().warnings()).isEmpty();
		assertThat(orders.getFirst().refunded()).isEqualTo(orders.getFirst().total());
		assertThat(orders.getFirst().pointsUsed().value()).isEqualTo(500);
		var elin = this.members.resolve(this.program, MemberKey.parse("ext:web:guide-1"));
		assertThat(this.balances.of(this.program, elin, this.clock.now(this.program)).active().value()).isEqualTo(500);
	}

	/** What the boxes print, pasted one after the other. */
	private String paste(String language, String file, String... command) throws Exception {
		assumeTrue(isThere(command[0]),
				command[0] + " is not installed, so the guide in " + language + " was not tried");
		var path = this.directory.resolve(file);
		Files.writeString(path, String.join("\n", boxes(language)) + "\n");
		var all = new ArrayList<>(List.of(command));
		if (!command[0].endsWith("jshell")) {
			all.add(path.toString());
		}
		var output = this.directory.resolve("output");
		var builder = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(output.toFile());
		if (command[0].endsWith("jshell")) {
			builder.redirectInput(path.toFile());
		}
		var process = builder.start();
		assertThat(process.waitFor(90, TimeUnit.SECONDS)).as(language + " ends").isTrue();
		var said = Files.readString(output);
		assertThat(process.exitValue()).as(said).isZero();
		return said;
	}

	private List<String> boxes(String language) throws IOException {
		var page = this.mvc.get().uri("/guide/" + language).exchange().getResponse().getContentAsString();
		var boxes = BOX.matcher(page).results().map((box) -> HtmlUtils.htmlUnescape(box.group(1))).toList();
		assertThat(boxes).hasSize(6);
		var setup = boxes.getFirst()
			.replaceAll("http://localhost(:\\d+)?", "http://localhost:" + this.port)
			.replaceAll("sk_(test|live)_[\\w…]+", this.key);
		assertThat(setup).contains(this.key).contains(":" + this.port);
		var all = new ArrayList<>(boxes);
		all.set(0, setup);
		return all;
	}

	private static boolean isThere(String command) {
		try {
			var process = new ProcessBuilder(command, "--version").redirectErrorStream(true).start();
			try (InputStream output = process.getInputStream()) {
				output.readAllBytes();
			}
			return process.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}

package se.stamkund.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

/**
 * What axe finds on a page as it is now. Runs in the page itself, once it has come to
 * rest; frames, where a mail is shown and nothing may run, are left alone.
 */
final class Axe {

	private static final String SOURCE = source();

	private static final String RUN = """
			async (only) => {
				const moving = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity);
				await Promise.all(moving.map((one) => one.finished.catch(() => null)));
				const result = await axe.run(document, {
					runOnly: only, resultTypes: ['violations'], iframes: false });
				return result.violations.flatMap((rule) => rule.nodes.map((node) => rule.id + ': ' + node.html));
			}
			""";

	/** Everything axe knows. */
	static final List<String> ALL = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

	/** What the colours decide, and nothing else does. */
	static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

	private Axe() {
	}

	@SuppressWarnings("unchecked")
	static List<String> violations(Page page, List<String> only) {
		if (page.evaluate("typeof axe").equals("undefined")) {
			page.evaluate(SOURCE);
		}
		return (List<String>) page.evaluate(RUN, only);
	}

	private static String source() {
		try (var script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
			return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

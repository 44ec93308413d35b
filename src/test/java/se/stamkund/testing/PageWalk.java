package se.stamkund.testing;

import java.time.Duration;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * A walk over pages, each a test that bears its path. A page is loaded once and then
 * looked at by day and by night, on a phone and at a desk: axe, whether it is too wide,
 * and what the browser complained of.
 */
@Tag("axe")
abstract class PageWalk extends BrowserTest {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	/** One page of the walk, answered as it should be. */
	protected DynamicTest stop(Page page, String path) {
		return stop(page, path, 200);
	}

	/** One page of the walk, answered with another status. */
	protected DynamicTest stop(Page page, String path, int status) {
		return stop(page, path, () -> {
			var answer = page.navigate(path);
			if (answer != null && answer.status() != status) {
				throw new AssertionError(path + " answered " + answer.status());
			}
		});
	}

	/** A page that takes more than its address to get to. */
	protected DynamicTest stop(Page page, String name, Runnable way) {
		return DynamicTest.dynamicTest(name, () -> assertTimeoutPreemptively(PATIENCE, () -> {
			way.run();
			look(page);
		}, () -> "No end of looking at " + name));
	}

}

package se.stamkund.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The one browser of the test run: an installed Chromium or Chrome, else the one that
 * Playwright can fetch. Without either the tests are skipped and say so; in CI they fail.
 */
final class Chromium {

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome",
			"google-chrome-stable", "chrome");

	private static final List<String> PLACES = List.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
			"/Applications/Chromium.app/Contents/MacOS/Chromium",
			"C:/Program Files/Google/Chrome/Application/chrome.exe",
			"C:/Program Files (x86)/Google/Chrome/Application/chrome.exe");

	private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

	private static final String MISSING = "No browser for the browser tests, and none could be fetched: "
			+ "install Chromium or Chrome and run them again";

	private static @Nullable Browser browser;

	private static boolean sought;

	private Chromium() {
	}

	/** The browser, started once; skips the calling test when there is none. */
	static synchronized Browser get() {
		if (!sought) {
			sought = true;
			browser = launch().orElse(null);
		}
		if (browser != null) {
			return browser;
		}
		if (System.getenv("CI") != null) {
			throw new AssertionError(MISSING);
		}
		return Assumptions.abort(MISSING);
	}

	private static Optional<Browser> launch() {
		var installed = installed();
		if (installed.isEmpty() && !fetched()) {
			return Optional.empty();
		}
		var playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		var options = new BrowserType.LaunchOptions().setArgs(FLAGS);
		installed.ifPresent(options::setExecutablePath);
		return Optional.of(playwright.chromium().launch(options));
	}

	private static Optional<Path> installed() {
		var path = Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator);
		var onPath = NAMES.stream().flatMap((name) -> Stream.of(path).map((folder) -> Path.of(folder, name)));
		return Stream.concat(onPath, PLACES.stream().map(Path::of)).filter(Files::isExecutable).findFirst();
	}

	private static boolean fetched() {
		try {
			var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
			var process = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"),
					"com.microsoft.playwright.CLI", "install", "chromium")
				.inheritIO()
				.start();
			return process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0;
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

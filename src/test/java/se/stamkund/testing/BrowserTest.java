package se.stamkund.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A test that goes through the pages as a person does, in a real browser. Fails on
 * anything the browser complains of, a breach of the content security policy first of
 * all. Each test has a browser context of its own.
 */
@IntegrationTest
@Tag("browser")
public abstract class BrowserTest {

	/** The narrowest phone, and an ordinary desk. */
	protected static final int PHONE = 360;

	protected static final int DESK = 1280;

	private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

	private final List<BrowserContext> contexts = new ArrayList<>();

	@LocalServerPort
	private int port;

	private Browser browser;

	@BeforeEach
	void startBrowser() {
		this.browser = Chromium.get();
	}

	@AfterEach
	void nothingToComplainOf() {
		this.contexts.forEach(BrowserContext::close);
		assertNoComplaints();
	}

	/** Fails if the browser has complained since it was last asked. */
	protected void assertNoComplaints() {
		var said = List.copyOf(this.complaints);
		this.complaints.clear();
		assertThat(said).isEmpty();
	}

	/** A page on a phone, in Swedish, by day. */
	protected Page phone() {
		return open((options) -> options.setViewportSize(PHONE, 740));
	}

	/** A page on a desk, in Swedish, by day. */
	protected Page desk() {
		return open((options) -> options.setViewportSize(DESK, 900));
	}

	/** A page of one's own making. */
	protected Page open(Consumer<Browser.NewContextOptions> options) {
		var chosen = new Browser.NewContextOptions().setBaseURL("http://localhost:" + this.port)
			// what is still fading in has no colours to judge
			.setReducedMotion(ReducedMotion.REDUCE)
			.setLocale("sv-SE")
			.setTimezoneId("Europe/Stockholm")
			.setColorScheme(ColorScheme.LIGHT);
		options.accept(chosen);
		var context = this.browser.newContext(chosen);
		context.setDefaultTimeout(10_000);
		this.contexts.add(context);
		var page = context.newPage();
		page.onConsoleMessage((message) -> {
			if ("error".equals(message.type()) && !message.text().contains("the server responded with a status of 4")) {
				this.complaints.add(page.url() + ": " + message.text());
			}
		});
		page.onPageError((error) -> this.complaints.add(page.url() + ": " + error));
		return page;
	}

	/** What axe says of the page as it is now: nothing, one hopes. */
	protected static void assertAccessible(Page page) {
		assertThat(Axe.violations(page, Axe.ALL)).describedAs(page.url()).isEmpty();
	}

	/** Nothing wider than the screen. */
	protected static void assertNoSidewaysScroll(Page page) {
		assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
			.describedAs("pixels too wide: %s", page.url())
			.isEqualTo(0);
	}

	/** The page as it is now, by day and by night, on a phone and at a desk. */
	protected void look(Page page) {
		var found = new SoftAssertions();
		for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
			page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
			for (var width : List.of(PHONE, DESK)) {
				page.setViewportSize(width, 800);
				found.assertThat(Axe.violations(page, (scheme == ColorScheme.LIGHT) ? Axe.ALL : Axe.COLOURS))
					.describedAs("%s at %s", scheme, width)
					.isEmpty();
				found.check(() -> assertNoSidewaysScroll(page));
			}
		}
		found.check(this::assertNoComplaints);
		found.assertAll();
	}

}

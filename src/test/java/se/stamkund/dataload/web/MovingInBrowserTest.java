package se.stamkund.dataload.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import se.stamkund.ledger.LedgerAudit;
import se.stamkund.points.ExpiryPolicy;
import se.stamkund.points.PointsSettings;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.shared.Actor;
import se.stamkund.testing.BrowserTest;
import se.stamkund.testing.StaffLogin;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestPrograms.TestProgram;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files go through the pages as a merchant sends them. Those with real purchases are not
 * part of the project; without them those tests are skipped.
 */
class MovingInBrowserTest extends BrowserTest {

	private static final Path DATA = Path.of(System.getProperty("stamkund.data", "../shared/data"));

	private static final Path CDNOW = DATA.resolve("cdnow/CDNOW_sample.txt");

	private static final Path UCI = DATA.resolve("uci-online-retail/uci_online_retail_2010-12_to_2011-03.csv.gz");

	private static final double PATIENCE = 540_000;

	@Autowired
	private TestPrograms programs;

	@Autowired
	private StaffLogin login;

	@Autowired
	private PointsSettingsService settings;

	@Autowired
	private LedgerAudit audit;

	@Autowired
	private JdbcClient jdbc;

	@TempDir
	private Path folder;

	private TestProgram program;

	private Page page;

	@BeforeEach
	void logIn() {
		this.program = this.programs.create();
		var now = this.settings.get(this.program.id());
		var never = now.settings();
		this.settings.change(this.program.id(),
				new PointsSettings(never.rate(), never.store(), never.vatIncluded(), never.rounding(),
						never.minimumOrder(), never.pointValue(), never.pending(), new ExpiryPolicy.Never(),
						never.refundPolicy(), never.graceDays()),
				now.revision(), Actor.SYSTEM);
		this.page = this.login.logIn(desk(), this.login.owner(this.program));
	}

	static boolean cdnowIsThere() {
		return Files.isReadable(CDNOW);
	}

	static boolean uciIsThere() {
		return Files.isReadable(UCI);
	}

	@Test
	@Tag("data")
	@EnabledIf("cdnowIsThere")
	@Timeout(value = 25, unit = TimeUnit.MINUTES)
	void cdnowGivesItsKnownPointsIsUndoneToZeroAndComesAgain() throws IOException {
		var file = this.folder.resolve("cdnow.csv");
		var csv = new StringBuilder("customer_id,date,quantity,amount\n");
		for (String line : Files.readAllLines(CDNOW)) {
			var fields = line.strip().split("\\s+");
			if (fields.length == 5) {
				csv.append(String.join(",", fields[1], fields[2], fields[3], fields[4])).append('\n');
			}
		}
		Files.writeString(file, csv);

		moveIn(file, "ORDERS", () -> this.page.locator("#enrol").check());
		assertThat(figure("Poäng")).isEqualTo("239 444 p");
		assertThat(figure("Nya medlemmar")).isEqualTo("2 357");
		assertThat(number("select sum(active) from points_account where program_id = :program")).isEqualTo(239_444);
		var entries = number("select count(*) from ledger_entry where program_id = :program");

		this.page.locator("a[href$='/undo']").click();
		this.page.locator("main form button.btn-primary").click();
		await("#came");
		assertThat(figure("Återtaget")).isEqualTo("239 444 p");
		assertThat(number("select sum(active + pending) from points_account where program_id = :program")).isZero();
		assertThat(number("select count(*) from ledger_entry where program_id = :program")).isGreaterThan(entries);
		assertThat(this.audit.differences(this.program.id())).isEmpty();

		moveIn(file, "ORDERS", () -> this.page.locator("#enrol").check());
		assertThat(figure("Poäng")).isEqualTo("239 444 p");
		assertThat(this.audit.differences(this.program.id())).isEmpty();
	}

	@Test
	@Tag("data")
	@EnabledIf("uciIsThere")
	@Timeout(value = 25, unit = TimeUnit.MINUTES)
	void everyLineOfAGiftShopIsAccountedFor() throws IOException {
		var file = this.folder.resolve("uci.csv");
		try (InputStream in = new GZIPInputStream(Files.newInputStream(UCI))) {
			Files.copy(in, file);
		}
		long started = System.nanoTime();

		moveIn(file, "ORDERS", () -> this.page.locator("#enrol").check());

		System.out.printf("UCI: dry run and import through the page in %d s%n",
				TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started));
		System.out.println(this.page.locator("section[aria-labelledby=account] dl").innerText().replace('\n', ' '));
		assertThat(figure("Rader i filen")).isEqualTo("142 083");
		var lines = this.page.locator("section[aria-labelledby=account] dd").allInnerTexts();
		var numbers = lines.stream().mapToLong((text) -> Long.parseLong(text.replaceAll("\\D", ""))).toArray();
		assertThat(numbers[numbers.length - 1]).isEqualTo(142_083);
		long sum = 0;
		for (int i = 0; i < numbers.length - 1; i++) {
			sum += numbers[i];
		}
		assertThat(sum).isEqualTo(142_083);
		assertThat(this.audit.differences(this.program.id())).isEmpty();
	}

	@Test
	void saysInSwedishWhatIsWrongWithAFile() throws IOException {
		assertThat(refusal("tom.csv", new byte[0])).contains("Filen är tom");
		assertThat(refusal("bok.xlsx", new byte[] { 'P', 'K', 3, 4, 20, 0 })).contains("zippad");
		assertThat(refusal("bild.csv", new byte[] { 1, 0, 2, 0 })).contains("ingen textfil");
		assertThat(refusal("bred.csv", ("a,".repeat(9_999) + "b\n1\n").getBytes()))
			.contains("kolumner; vi läser högst 200");
		assertAccessible(this.page);
		var large = this.folder.resolve("stor.csv");
		try (var out = Files.newOutputStream(large)) {
			var megabyte = "e-post;poäng som ingen läser".repeat(37_450)
				.substring(0, 1024 * 1024)
				.getBytes("ISO-8859-1");
			for (int i = 0; i < 201; i++) {
				out.write(megabyte);
			}
		}
		send(large, "MEMBERS");
		assertThat(this.page.locator("[role=alert]").innerText()).contains("högst 200 MB");
	}

	@Test
	void readsWhatExcelWritesAndLetsTheRejectsBeMended() throws IOException {
		var file = this.folder.resolve("medlemmar.csv");
		Files.write(file,
				"E-post;Förnamn;Skostorlek\r\n'=åsa@mejl.example;Åsa;38\r\nfel;Bo;44\r\n".getBytes("windows-1252"));
		send(file, "MEMBERS");
		assertThat(this.page.locator("#charset").inputValue()).isEqualTo("windows-1252");
		assertThat(this.page.locator("#field1").inputValue()).isEqualTo("first_name");
		this.page.locator("#field2").selectOption("attribute.skostorlek");
		this.page.locator("button[value=check]").click();
		await("#go");
		assertThat(this.page.locator("section[aria-labelledby=wrong]").innerText()).contains("namn@domän");
		assertAccessible(this.page);
		var download = this.page.waitForDownload(() -> this.page.locator("a[href$='/rejects']").click());
		var mended = this.folder.resolve("rattade.csv");
		Files.writeString(mended, Files.readString(download.path()).replace("fel;", "bo@mejl.example;"));

		moveIn(mended, "MEMBERS", () -> this.page.locator("#field2").selectOption("attribute.skostorlek"));

		assertThat(this.jdbc.sql("select first_name || attributes::text from member where program_id = ?")
			.param(this.program.id().value())
			.query(String.class)
			.list()).containsExactlyInAnyOrder("Bo{\"skostorlek\": 44}");
	}

	private String refusal(String name, byte[] content) throws IOException {
		var file = this.folder.resolve(name);
		Files.write(file, content);
		send(file, "MEMBERS");
		return this.page.locator("[role=alert]").innerText();
	}

	private void send(Path file, String kind) {
		this.page.navigate("/admin/imports/new?kind=" + kind);
		this.page.locator("#file").setInputFiles(file);
		this.page.locator("main form button[type=submit]").click(new Locator.ClickOptions().setTimeout(120_000));
		this.page.waitForLoadState();
	}

	private void moveIn(Path file, String kind, Runnable choose) {
		send(file, kind);
		choose.run();
		this.page.locator("button[value=check]").click();
		await("#go");
		this.page.locator("form[action$='/confirm'] button").click();
		await("a[href$='/undo']");
	}

	private void await(String selector) {
		this.page.waitForSelector(selector, new Page.WaitForSelectorOptions().setTimeout(PATIENCE));
	}

	private String figure(String label) {
		return this.page.locator(".stat", new Page.LocatorOptions().setHasText(label))
			.first()
			.locator(".fig")
			.innerText()
			.replaceAll("[\\s\u00a0]+", " ")
			.strip();
	}

	private long number(String sql) {
		return this.jdbc.sql(sql).param("program", this.program.id().value()).query(Long.class).single();
	}

}

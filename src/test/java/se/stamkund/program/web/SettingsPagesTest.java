package se.stamkund.program.web;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import se.stamkund.program.Programs;
import se.stamkund.program.Role;
import se.stamkund.program.Stores;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static se.stamkund.testing.TestStaff.owner;
import static se.stamkund.testing.TestStaff.staff;

@IntegrationTest
class SettingsPagesTest {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestPrograms testPrograms;

	@Autowired
	private Programs programs;

	@Autowired
	private Stores stores;

	@ParameterizedTest
	@ValueSource(strings = { "/admin/settings", "/admin/settings/program", "/admin/settings/brand",
			"/admin/settings/stores", "/admin/settings/stores/new", "/admin/settings/staff",
			"/admin/settings/staff/invite", "/admin/settings/audit" })
	void anOwnerSeesEveryPage(String page) {
		var program = this.testPrograms.createId();

		assertThat(this.mvc.get().uri(page).with(owner(program)).with(csrf())).hasStatusOk();
	}

	@ParameterizedTest
	@CsvSource({ "TILL, /admin/settings", "SUPPORT, /admin/settings/program", "MANAGER, /admin/settings/staff",
			"ANALYST, /admin/settings/stores/new", "ANALYST, /admin/settings/audit" })
	void othersAreKeptOut(Role role, String page) {
		var program = this.testPrograms.createId();

		assertThat(this.mvc.get().uri(page).with(staff(program, role))).hasStatus(HttpStatus.FORBIDDEN);
	}

	@Test
	void anAnalystCanLookButNotSave() {
		var program = this.testPrograms.createId();

		assertThat(this.mvc.post()
			.uri("/admin/settings/stores/new")
			.with(staff(program, Role.ANALYST))
			.with(csrf())
			.param("name", "Ny")
			.param("code", "ny")
			.param("kind", "WEB")).hasStatus(HttpStatus.FORBIDDEN);
	}

	@ParameterizedTest
	@CsvSource({ "name, '  '", "supportAtATime, en massa", "supportADay, -1", "currency, KRONOR", "zone, Mars/Olympus",
			"pointsNameSv, ''", "language, fi" })
	void aWrongFieldIsNamedAndTheRestKept(String field, String value) {
		var program = this.testPrograms.createId();

		assertThat(save(program, Map.of("pointsNameEn", "berries", field, value)))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("id=\"" + field + "-error\"", "value=\"berries\"");
		assertThat(this.programs.get(program).pointsNameEn()).isEqualTo("points");
	}

	@ParameterizedTest
	@CsvSource({ "/admin/points, pendingDays, två", "/admin/points, expiryLength, 1e30", "/admin/points, points, NaN",
			"/admin/points/rules/new, factor, två", "/admin/points/rules/new, orderNumber, 99999999999" })
	void whatIsNoNumberIsToldSoAndKept(String page, String field, String value) {
		var program = this.testPrograms.createId();

		assertThat(this.mvc.post()
			.uri(page)
			.with(owner(program))
			.with(csrf())
			.param("name", "Skor & tält")
			.param("type", "MULTIPLIER")
			.param("pending", "DAYS")
			.param("expiry", "MONTHS")
			.param("version", "0")
			.param("_draft", "on")
			.param("_withoutVat", "on")
			.param(field, value)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("id=\"" + field + "-error\"");
	}

	@Test
	void aTornCursorIsRefused() {
		var program = this.testPrograms.createId();

		assertThat(this.mvc.get().uri("/admin/settings/audit?cursor=x").with(owner(program)))
			.hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void whatNoKeyboardTypesIsRefused() {
		var program = this.testPrograms.createId();

		assertThat(save(program, Map.of("name", "Fjäll\0bod"))).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(this.mvc.get().uri(URI.create("/admin/search?q=%00")).with(owner(program)))
			.hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
		var program = this.testPrograms.createId();

		assertThat(save(program, Map.of("name", "Första"))).hasStatus(HttpStatus.FOUND);
		assertThat(save(program, Map.of("name", "Andra"))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(this.programs.get(program).name()).isEqualTo("Första");
	}

	@Test
	void aStoreWithATakenCodeIsRefusedAtTheField() {
		var program = this.testPrograms.createId();

		assertThat(this.mvc.post()
			.uri("/admin/settings/stores/new")
			.with(owner(program))
			.with(csrf())
			.param("name", "En till")
			.param("code", "web")
			.param("kind", "WEB")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("id=\"code-error\"", "value=\"En till\"");
		assertThat(this.stores.list(program)).hasSize(2);
	}

	@Test
	void anotherProgrammesStoreIsNotThere() {
		var program = this.testPrograms.createId();
		var foreign = this.testPrograms.create().webStore();

		assertThat(this.mvc.get().uri("/admin/settings/stores/{id}", foreign).with(owner(program)))
			.hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void anUnsafeLogoIsRefusedAndAGoodOneShown() {
		var program = this.testPrograms.create();
		var unsafe = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
		var safe = "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0h9v9z'/></svg>";

		assertThat(saveLogo(program, unsafe)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("id=\"logo-error\"");
		assertThat(this.mvc.get().uri("/p/{code}/logo", program.code())).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(saveLogo(program, safe)).hasStatus(HttpStatus.FOUND);
		assertThat(this.mvc.get().uri("/p/{code}/logo", program.code())).hasStatusOk()
			.hasHeader("Content-Type", "image/svg+xml")
			.hasHeader("X-Content-Type-Options", "nosniff")
			.hasHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
	}

	private MvcTestResult saveLogo(TestPrograms.TestProgram program, String svg) {
		return this.mvc.post()
			.multipart()
			.uri("/admin/settings/brand")
			.file(new MockMultipartFile("logo", "logo.png", "image/png", svg.getBytes()))
			.param("color", "#1d5c4a")
			.param("version", String.valueOf(this.programs.get(program.id()).version()))
			.with(owner(program.id()))
			.with(csrf())
			.exchange();
	}

	private MvcTestResult save(ProgramId program, Map<String, String> changes) {
		var form = new HashMap<>(Map.of("name", "Fjällbod", "currency", "SEK", "zone", "Europe/Stockholm", "language",
				"sv", "pointsNameSv", "poäng", "pointsNameEn", "points", "supportAtATime", "500", "supportADay",
				"2 000", "version", "0"));
		form.putAll(changes);
		var request = this.mvc.post().uri("/admin/settings/program").with(owner(program)).with(csrf());
		form.forEach(request::param);
		return request.exchange();
	}

}

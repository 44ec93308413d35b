package se.stamkund.dataload.web;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import se.stamkund.dataload.AwardChoice;
import se.stamkund.dataload.ImportKind;
import se.stamkund.dataload.ImportMappings;
import se.stamkund.dataload.ImportView;
import se.stamkund.dataload.Imports;
import se.stamkund.dataload.TestImports;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestStaff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** A merchant's own ways to read files, by name, over REST and on the page. */
@IntegrationTest
class ImportMappingsTest {

	private static final String TILL = "Bong|Tid|Slant|Kort\n1|9/3/2026|100,50|k1\n";

	private static final String MAPPING = """
			{"kind": "orders", "name": "Vårt kassasystem", "mapping": {"Bong": "order_id", "Tid": "ordered_at",
			"Slant": "amount", "Kort": "external_id"}, "format": {"charset": "windows-1252", "delimiter": "|",
			"decimal_comma": true, "dates": "month_first"}, "options": {"store": "till", "awarding": "today",
			"enrol": true}}""";

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestKeys keys;

	@Autowired
	TestImports imports;

	@Autowired
	Imports service;

	@Autowired
	ImportMappings mappings;

	@Autowired
	JdbcClient jdbc;

	private ProgramId program;

	private String key;

	@BeforeEach
	void prepare() {
		this.program = this.programs.createId();
		this.key = this.keys.secret(this.program);
	}

	@Test
	void isKeptUnderItsNameAndTakesThePlaceOfWhatHadIt() {
		assertThat(rest(HttpMethod.PUT, "", MAPPING)).hasStatusOk().bodyJson().isLenientlyEqualTo(MAPPING);
		assertThat(rest(HttpMethod.PUT, "",
				MAPPING.replace("Vårt kassasystem", "VÅRT kassasystem").replace("\"amount\"", "\"total\"")))
			.hasStatusOk();

		var kept = this.mappings.list(this.program);
		assertThat(kept).singleElement().satisfies((one) -> {
			assertThat(one.name()).isEqualTo("VÅRT kassasystem");
			assertThat(one.mapping().columns()).containsEntry("Slant", "total");
		});
		assertThat(rest(HttpMethod.GET, "", null)).bodyJson().extractingPath("$.data.length()").isEqualTo(1);
		var other = this.keys.secret(this.programs.createId());
		assertThat(
				this.mvc.delete().uri("/api/v1/import-mappings/" + kept.getFirst().id()).header("Authorization", other))
			.hasStatus(HttpStatus.NOT_FOUND);
		assertThat(rest(HttpMethod.DELETE, "/" + kept.getFirst().id(), null)).hasStatus(HttpStatus.NO_CONTENT);
		assertThat(this.mappings.list(this.program)).isEmpty();
		assertThat(this.jdbc
			.sql("select action from audit_log where program_id = ? and action like 'import_mapping%' order by id")
			.param(this.program.value())
			.query(String.class)
			.list()).containsExactly("import_mapping.saved", "import_mapping.saved", "import_mapping.deleted");
	}

	@Test
	void saysWhatIsWrongWithOne() {
		assertThat(rest(HttpMethod.PUT, "", MAPPING.replace("Vårt kassasystem", " ")))
			.hasStatus(HttpStatus.BAD_REQUEST);
		assertProblem(MAPPING.replace("\"amount\"", "\"shoe_size\""), "import_field_unknown");
		assertProblem(MAPPING.replace("\"external_id\"", "\"amount\""), "import_field_twice");
		assertProblem(MAPPING.replace("\"till\"", "\"mars\""), "store_unknown");
		assertThat(this.mappings.list(this.program)).isEmpty();
	}

	@Test
	void isSavedOnThePageAndUsedForTheNextFile() {
		var first = this.imports.upload(this.program, ImportKind.ORDERS, TILL);
		assertThat(post(first, "then", "save", "saveAs", "Kassan", "delimiter", "|", "charset", "UTF-8", "decimalComma",
				"true", "dates", "MONTH_FIRST", "store", "till", "awarding", "TODAY", "enrol", "true", "field",
				"order_id", "field", "ordered_at", "field", "amount", "field", "external_id"))
			.hasStatus3xxRedirection();
		var kept = this.mappings.list(this.program, ImportKind.ORDERS).getFirst();
		assertThat(kept.name()).isEqualTo("Kassan");

		var next = this.imports.upload(this.program, ImportKind.ORDERS, TILL.replace("|k1", "|k2"));
		assertThat(next.mapping().columns()).doesNotContainEntry("Slant", "amount");
		assertThat(this.mvc.get().uri("/admin/imports/" + next.id()).with(TestStaff.owner(this.program)).with(csrf()))
			.bodyText()
			.contains("Kassan", kept.id().toString());
		assertThat(post(next, "then", "use", "use", kept.id().toString())).hasStatus3xxRedirection();

		var read = this.service.get(this.program, next.id());
		assertThat(read.mapping().columns().values())
			.containsExactlyInAnyOrderElementsOf(List.of("order_id", "ordered_at", "amount", "external_id"));
		assertThat(read.options().awarding()).isEqualTo(AwardChoice.TODAY);
		var done = this.imports.run(read);
		assertThat(this.jdbc.sql("select ordered_at::date || ' ' || total from purchase_order where program_id = ?")
			.param(this.program.value())
			.query(String.class)
			.list()).as("by the dates of the kept one: " + done.tally()).containsExactly("2026-09-02 10050");
	}

	@Test
	void refusesANameThatIsNoneBesideItsField() {
		var view = this.imports.upload(this.program, ImportKind.ORDERS, TILL);

		assertThat(post(view, "then", "save", "saveAs", "x".repeat(61), "field", "order_id", "field", "ordered_at",
				"field", "amount", "field", "external_id"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("1 till 60 tecken");
	}

	private void assertProblem(String body, String code) {
		assertThat(rest(HttpMethod.PUT, "", body)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo(code);
	}

	private MvcTestResult rest(HttpMethod method, String path, String body) {
		var request = this.mvc.method(method).uri("/api/v1/import-mappings" + path).header("Authorization", this.key);
		return ((body != null) ? request.contentType(MediaType.APPLICATION_JSON).content(body) : request).exchange();
	}

	private MvcTestResult post(ImportView view, String... fields) {
		var request = this.mvc.post()
			.uri("/admin/imports/" + view.id())
			.with(TestStaff.owner(this.program))
			.with(csrf());
		for (int i = 0; i < fields.length; i += 2) {
			request = request.param(fields[i], fields[i + 1]);
		}
		return request.exchange();
	}

}

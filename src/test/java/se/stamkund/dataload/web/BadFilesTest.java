package se.stamkund.dataload.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import se.stamkund.dataload.ImportKind;
import se.stamkund.dataload.ImportState;
import se.stamkund.dataload.TestImports;
import se.stamkund.program.Role;
import se.stamkund.program.StaffCaller;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestStaff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Files that are no good get a clear answer in the reader's language. */
@IntegrationTest
class BadFilesTest {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestImports imports;

	@Autowired
	JdbcClient jdbc;

	private ProgramId program;

	@BeforeEach
	void prepare() {
		this.program = this.programs.createId();
	}

	/** What is sent, and what is said to it. */
	enum Bad {

		NONE(null, "Välj en fil först", "Choose a file first"), EMPTY(new byte[0], "Filen är tom", "The file is empty"),
		ONLY_A_MARK(new byte[] { (byte) 0xef, (byte) 0xbb, (byte) 0xbf }, "Filen är tom", "The file is empty"),
		ZIPPED(zip(), "zippad, eller en Excelbok", "zipped, or an Excel workbook"),
		GZIPPED(gzip(), "zippad, eller en Excelbok", "zipped, or an Excel workbook"),
		OLD_EXCEL(new byte[] { (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1, 2 }, "zippad, eller en Excelbok",
				"zipped, or an Excel workbook"),
		PICTURE(new byte[] { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13 }, "ingen textfil",
				"not a text file"),
		TEN_THOUSAND_COLUMNS(("a;".repeat(9_999) + "b\n1;2\n").getBytes(StandardCharsets.UTF_8),
				"kolumner; vi läser högst 200", "columns; we read 200 at most"),
		ENTRIES("member_number;entry_id;from_account;to_account;points\n1;2;ISSUED;MEMBER_ACTIVE;5\n"
			.getBytes(StandardCharsets.UTF_8), "är en logg", "are a record");

		private final byte[] content;

		private final String swedish;

		private final String english;

		Bad(byte[] content, String swedish, String english) {
			this.content = content;
			this.swedish = swedish;
			this.english = english;
		}

	}

	@ParameterizedTest
	@EnumSource
	void isRefusedInBothLanguages(Bad bad) {
		assertThat(send(bad.content, "sv")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains(bad.swedish);
		assertThat(send(bad.content, "en")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains(bad.english);
		assertThat(count("data_import")).isZero();
		assertThat(count("import_chunk")).isZero();
	}

	@Test
	void saysThatThereIsOnlyOneColumn() {
		var path = send("email anna@mejl.example\nbo@mejl.example\n".getBytes(StandardCharsets.UTF_8), "sv")
			.getResponse()
			.getRedirectedUrl();

		assertThat(get(path, "sv")).hasStatusOk().bodyText().contains("Filen har bara en kolumn");
		assertThat(get(path, "en")).hasStatusOk().bodyText().contains("The file has only one column");
	}

	@Test
	void saysThatAFileIsNotInTheCharacterSetThatIsChosen() {
		var lines = "email;first_name\n" + "a@mejl.example;Anna\n".repeat(20_000) + "o@mejl.example;Åsa\n";
		var view = this.imports.upload(this.program, ImportKind.MEMBERS,
				lines.getBytes(Charset.forName("windows-1252")));
		assertThat(view.format().charset()).as("what it is").isEqualTo("windows-1252");
		var path = "/admin/imports/" + view.id();
		assertThat(post(path, "charset", "UTF-8", "delimiter", ";", "field", "email", "field", "first_name", "then",
				"check"))
			.hasStatus3xxRedirection();

		assertThat(this.imports.fail(this.program, view.id()).state()).isEqualTo(ImportState.UPLOADED);
		assertThat(get(path, "sv")).bodyText().contains("inte skriven i den teckenkodning som är vald");
		assertThat(get(path, "en")).bodyText().contains("not written in the character set that is chosen");
	}

	@Test
	void countsTheColumnsOfALineThatHasTooMany() {
		var view = this.imports.upload(this.program, ImportKind.MEMBERS,
				"email;first_name\n" + "a@mejl.example;Anna\n".repeat(500) + "x;".repeat(250) + "x\n");
		var path = "/admin/imports/" + view.id();
		assertThat(post(path, "delimiter", ";", "field", "email", "field", "first_name", "then", "check"))
			.hasStatus3xxRedirection();

		this.imports.fail(this.program, view.id());
		assertThat(get(path, "sv")).bodyText().contains("Filen har 251 kolumner; vi läser högst 200");
		assertThat(get(path, "en")).bodyText().contains("The file has 251 columns; we read 200 at most");
	}

	@Test
	void saysThatALineNeverEnds() {
		var view = this.imports.upload(this.program, ImportKind.MEMBERS, "email;first_name\n\"" + "x".repeat(2 << 20));
		var path = "/admin/imports/" + view.id();
		assertThat(post(path, "delimiter", ";", "field", "email", "field", "first_name", "then", "check"))
			.hasStatus3xxRedirection();

		this.imports.fail(this.program, view.id());
		assertThat(get(path, "sv")).bodyText().contains("tar aldrig slut");
		assertThat(get(path, "en")).bodyText().contains("never ends");
	}

	@Test
	void saysThatThereAreHeadingsOnly() {
		var view = this.imports.upload(this.program, ImportKind.MEMBERS, "email;first_name\n");
		var path = "/admin/imports/" + view.id();
		assertThat(post(path, "delimiter", ";", "field", "email", "field", "first_name", "then", "check"))
			.hasStatus3xxRedirection();

		this.imports.fail(this.program, view.id());
		assertThat(get(path, "sv")).bodyText().contains("rubriker men inga rader");
		assertThat(get(path, "en")).bodyText().contains("headings but no lines");
	}

	@Test
	void aFormulaIsAText() {
		var done = this.imports.run(this.program, ImportKind.MEMBERS,
				"email;first_name\na@mejl.example;\"=HYPERLINK(\"\"http://elak.example\"\")\"\nfel;'=1+1\n");

		assertThat(this.jdbc.sql("select first_name from member where program_id = ?")
			.param(this.program.value())
			.query(String.class)
			.list()).containsExactly("=HYPERLINK(\"http://elak.example\")");
		assertThat(get("/admin/exports/members", "sv")).bodyText().contains("\"'=HYPERLINK(");
		assertThat(get("/admin/imports/" + done.id() + "/rejects", "sv")).bodyText().contains("fel;'=1+1;");
	}

	@Test
	void isToldWhatIsTooLarge() {
		assertThat(get("/admin/imports/new?toolarge=", "sv")).hasStatus(HttpStatus.CONTENT_TOO_LARGE)
			.bodyText()
			.contains("högst 200 MB");
		assertThat(get("/admin/imports/new?toolarge=", "en")).hasStatus(HttpStatus.CONTENT_TOO_LARGE)
			.bodyText()
			.contains("200 MB at most");
	}

	private MvcTestResult send(byte[] content, String language) {
		var request = this.mvc.post()
			.uri("/admin/imports")
			.multipart()
			.with(staff(language))
			.with(csrf())
			.param("kind", "MEMBERS");
		return ((content != null) ? request.file(new MockMultipartFile("file", "fil.csv", "text/csv", content))
				: request)
			.exchange();
	}

	private MvcTestResult get(String path, String language) {
		return this.mvc.get().uri(path).with(staff(language)).with(csrf()).exchange();
	}

	private MvcTestResult post(String path, String... fields) {
		var request = this.mvc.post().uri(path).with(staff("sv")).with(csrf());
		for (int i = 0; i < fields.length; i += 2) {
			request = request.param(fields[i], fields[i + 1]);
		}
		return request.exchange();
	}

	private RequestPostProcessor staff(String language) {
		return TestStaff.staff(new StaffCaller(Ids.next(), "karin@fjallbod.example", "Karin", Locale.of(language),
				this.program, Role.OWNER, null));
	}

	private long count(String table) {
		return this.jdbc.sql("select count(*) from " + table + " where program_id = ?")
			.param(this.program.value())
			.query(Long.class)
			.single();
	}

	private static byte[] zip() {
		return bytes((out) -> {
			try (var zip = new ZipOutputStream(out)) {
				zip.putNextEntry(new ZipEntry("kunder.csv"));
				zip.write("email\na@mejl.example\n".getBytes(StandardCharsets.UTF_8));
			}
		});
	}

	private static byte[] gzip() {
		return bytes((out) -> {
			try (var zip = new GZIPOutputStream(out)) {
				zip.write("email\na@mejl.example\n".getBytes(StandardCharsets.UTF_8));
			}
		});
	}

	private interface Writing {

		void to(ByteArrayOutputStream out) throws IOException;

	}

	private static byte[] bytes(Writing writing) {
		try {
			var out = new ByteArrayOutputStream();
			writing.to(out);
			return Arrays.copyOf(out.toByteArray(), out.size());
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}

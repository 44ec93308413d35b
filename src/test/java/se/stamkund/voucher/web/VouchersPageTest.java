package se.stamkund.voucher.web;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import se.stamkund.platform.api.PageQuery;
import se.stamkund.program.Role;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestCodes;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestStaff;
import se.stamkund.voucher.BatchState;
import se.stamkund.voucher.VoucherBatches;
import se.stamkund.voucher.VoucherState;
import se.stamkund.voucher.Vouchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** The pages about codes, without JavaScript. */
@IntegrationTest
class VouchersPageTest {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestCodes codes;

	@Autowired
	VoucherBatches batches;

	@Autowired
	Vouchers vouchers;

	private ProgramId program;

	@BeforeEach
	void makeAProgramme() {
		this.program = this.programs.createId();
	}

	@Test
	void makesCodesAndShowsThem() throws Exception {
		assertThat(get("/admin/vouchers")).bodyText().contains("Inga koder än");
		var made = create(Map.of());
		assertThat(made).hasStatus3xxRedirection();

		assertThat(get(String.valueOf(made.getResponse().getRedirectedUrl()))).hasStatusOk()
			.bodyText()
			.contains("Höstutskicket", "15\u00a0% rabatt, högst 200\u00a0kr", "kategori tält", "en gång",
					"till och med 2036-12-31", "HÖST-");
		assertThat(get("/admin/vouchers")).bodyText().contains("Höstutskicket");
		var batch = this.batches.list(this.program, PageQuery.first(1)).data().getFirst();
		assertThat(batch.made()).isEqualTo(40);
		assertThat(text(get("/admin/vouchers/batches/" + batch.id() + "/export")).lines()).hasSize(41)
			.first()
			.asString()
			.contains("Kod;Vad den ger;Läge");
	}

	@Test
	void takesPastedLinesOfAFile() {
		create(Map.of("origin", "OWN", "codes", "Kod;Namn\r\nEGEN-1;Anna\r\n\"EGEN-2\"\r\n\r\negen 1\r\n<x>"));

		var batch = this.batches.list(this.program, PageQuery.first(1)).data().getFirst();
		assertThat(batch.made()).isEqualTo(2);
		assertThat(get("/admin/vouchers/batches/" + batch.id())).bodyText()
			.contains("EGEN-1", "EGEN-2", "står flera gånger", "kan inte vara en kod");
	}

	@Test
	void takesAFileOnceAndSaysBesideTheFieldWhatIsWrongWithIt() {
		assertThat(createOf("Kod\nFIL-1\n<x>\nFIL-2".getBytes(StandardCharsets.UTF_8))).hasStatus3xxRedirection();
		var batch = this.batches.list(this.program, PageQuery.first(1)).data().getFirst();
		assertThat(batch.made()).isEqualTo(2);
		assertThat(get("/admin/vouchers/batches/" + batch.id())).bodyText().contains("FIL-1", "Rad 3", "&lt;x&gt;");

		assertThat(createOf("FIL-1\nFIL-2".getBytes(StandardCharsets.UTF_8))).bodyText()
			.contains("file-error", "Alla koder finns redan. Först rad 1: FIL-1");
		assertThat(createOf("EN\nHÖST".getBytes(StandardCharsets.ISO_8859_1))).bodyText()
			.contains("file-error", "Rad 2 är inte skriven i UTF-8");
		assertThat(createOf(new byte[0])).bodyText().contains("file-error", "Filen har inga koder");
		assertThat(get("/admin/vouchers/new?toolarge=")).hasStatus(HttpStatus.CONTENT_TOO_LARGE)
			.bodyText()
			.contains("file-error", "större än 32 MB");
		assertThat(this.batches.list(this.program, PageQuery.first(9)).data()).hasSize(1);
	}

	@Test
	void changesABatchAndPausesIt() {
		create(Map.of());
		var batch = this.batches.list(this.program, PageQuery.first(1)).data().getFirst();
		var edit = "/admin/vouchers/batches/" + batch.id() + "/edit";
		assertThat(get(edit)).bodyText().contains("Höstutskicket", "tält", "2036-12-31", "15\u00a0% rabatt");

		assertThat(change(edit, Map.of("maxUses", ""))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("maxUses-error", "inte färre");
		assertThat(change(edit, Map.of("until", "2020-01-01"))).bodyText().contains("until-error");
		assertThat(change(edit, Map.of("name", "Vintern", "categories", "skor, tält"))).hasStatus3xxRedirection();
		assertThat(change(edit, Map.of("name", "Våren"))).bodyText().contains("Någon annan har ändrat omgången");

		post("/admin/vouchers/batches/" + batch.id() + "/pause");
		assertThat(get("/admin/vouchers/batches/" + batch.id())).bodyText()
			.contains("Vintern", "kategori skor, tält", "Pausad", "Fortsätt", "Kvar att använda");
		assertThat(get("/admin/vouchers")).bodyText().contains("Pausad");
		post("/admin/vouchers/batches/" + batch.id() + "/resume");
		var after = this.batches.get(this.program, batch.id());
		assertThat(after.state()).isEqualTo(BatchState.ACTIVE);
		assertThat(after.rules()).isEqualTo(batch.rules());
	}

	@Test
	void saysBesideTheFieldWhatIsWrong() {
		assertThat(create(Map.of("pattern", "##"))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("pattern-error", "Skriv ett mönster");
		assertThat(create(Map.of("pattern", "######", "count", "5000"))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Lägg till fler #");
		assertThat(create(Map.of("percent", ""))).bodyText().contains("percent-error");
		assertThat(create(Map.of("benefit", "FIXED_AMOUNT", "amount", "0"))).bodyText().contains("amount-error");
		assertThat(create(Map.of("benefit", "FREE_PRODUCT"))).bodyText().contains("sku-error");
		assertThat(create(Map.of("until", "2020-01-01"))).bodyText().contains("until-error");
		assertThat(create(Map.of("origin", "OWN"))).bodyText().contains("codes-error");
		assertThat(this.batches.list(this.program, PageQuery.first(1)).data()).isEmpty();
	}

	@Test
	void findsACodeHoweverItIsWritten() {
		var made = this.codes.make(this.program);

		assertThat(get("/admin/vouchers/codes?q=" + made.codeText().toLowerCase().replace("-", ""))).bodyText()
			.contains(made.codeText());
		assertThat(get("/admin/vouchers/codes?q=inte-den")).bodyText().contains("Ingen kod som passar");
		assertThat(get("/admin/vouchers/codes?state=AVAILABLE&source=BATCH")).bodyText().contains(made.codeText());
		assertThat(get("/admin/vouchers/codes?state=EXPIRED")).bodyText().doesNotContain(made.codeText());
	}

	@Test
	void showsTheHistoryOfACodeAndTakesAUseBack() {
		var made = this.codes.make(this.program);
		assertThat(get("/admin/vouchers/codes/" + made.code())).bodyText().contains("verkstad-1", "10,00", "1/3");

		assertThat(post("/admin/vouchers/codes/" + made.code() + "/uses/" + made.use() + "/cancel"))
			.hasStatus3xxRedirection();
		assertThat(get("/admin/vouchers/codes/" + made.code())).bodyText().contains("Återtagen", "0/3");
	}

	@Test
	void withdrawsACodeOrAllOfABatchAndUndoesIt() {
		var made = this.codes.make(this.program);
		post("/admin/vouchers/codes/" + made.code() + "/cancel");
		assertThat(state(made.code())).isEqualTo(VoucherState.CANCELLED);
		post("/admin/vouchers/codes/" + made.code() + "/restore");
		assertThat(state(made.code())).isEqualTo(VoucherState.AVAILABLE);

		assertThat(post("/admin/vouchers/batches/" + made.batch() + "/cancel")).hasStatus3xxRedirection();
		assertThat(state(made.code())).isEqualTo(VoucherState.CANCELLED);
		assertThat(get("/admin/vouchers/batches/" + made.batch())).bodyText().contains("Spärrade", "Ångra");
		post("/admin/vouchers/batches/" + made.batch() + "/restore");
		assertThat(state(made.code())).isEqualTo(VoucherState.AVAILABLE);
	}

	@Test
	void isLookedAtByWhoMayNotChangeIt() {
		var made = this.codes.make(this.program);

		assertThat(this.mvc.get()
			.uri("/admin/vouchers/codes/" + made.code())
			.with(TestStaff.staff(this.program, Role.SUPPORT))
			.with(csrf())).hasStatusOk().bodyText().contains(made.codeText()).doesNotContain("Spärra koden");
		assertThat(this.mvc.post()
			.uri("/admin/vouchers/codes/" + made.code() + "/cancel")
			.with(TestStaff.staff(this.program, Role.SUPPORT))
			.with(csrf())).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(this.mvc.get()
			.uri("/admin/vouchers/batches/" + made.batch() + "/export")
			.with(TestStaff.staff(this.program, Role.SUPPORT))).hasStatus(HttpStatus.FORBIDDEN);
	}

	private VoucherState state(UUID code) {
		var voucher = this.vouchers.get(this.program, code);
		return voucher.state(voucher.createdAt());
	}

	private MvcTestResult create(Map<String, String> changes) {
		var fields = new HashMap<>(Map.of("name", "Höstutskicket", "label", "15 % på tält", "origin", "GENERATED",
				"pattern", "HÖST-####-####", "count", "40", "benefit", "PERCENT", "percent", "15", "cap", "200",
				"categories", "tält", "stacking", "COMMON"));
		fields.putAll(Map.of("maxUses", "1", "until", "2036-12-31"));
		fields.putAll(changes);
		var request = this.mvc.post().uri("/admin/vouchers/new").with(TestStaff.owner(this.program)).with(csrf());
		fields.forEach(request::param);
		return request.exchange();
	}

	private MvcTestResult createOf(byte[] file) {
		var request = this.mvc.post()
			.uri("/admin/vouchers/new")
			.multipart()
			.file(new MockMultipartFile("file", "koder.csv", "text/csv", file))
			.with(TestStaff.owner(this.program))
			.with(csrf());
		Map.of("name", "Filen", "label", "15 %", "origin", "OWN", "benefit", "FREE_SHIPPING", "stacking", "COMMON",
				"maxUses", "1")
			.forEach(request::param);
		return request.exchange();
	}

	private MvcTestResult change(String path, Map<String, String> changes) {
		var fields = new HashMap<>(Map.of("name", "Höstutskicket", "label", "15 % på tält", "categories", "tält",
				"maxUses", "1", "until", "2036-12-31", "version", "0"));
		fields.putAll(changes);
		var request = this.mvc.post().uri(path).with(TestStaff.owner(this.program)).with(csrf());
		fields.forEach(request::param);
		return request.exchange();
	}

	private MvcTestResult post(String path) {
		return this.mvc.post().uri(path).with(TestStaff.owner(this.program)).with(csrf()).exchange();
	}

	private MvcTestResult get(String path) {
		return this.mvc.get().uri(path).with(TestStaff.owner(this.program)).with(csrf()).exchange();
	}

	private static String text(MvcTestResult result) throws UnsupportedEncodingException {
		return result.getResponse().getContentAsString();
	}

}

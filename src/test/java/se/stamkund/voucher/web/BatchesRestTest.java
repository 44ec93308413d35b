package se.stamkund.voucher.web;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

/** Batches of codes over REST: changed, and filled from files. */
@IntegrationTest
class BatchesRestTest {

	private static final MediaType CSV = MediaType.parseMediaType("text/csv");

	private static final String CHANGE = """
			{"name": "Vintern", "label": "10 kr på skor", "scope": {"categories": ["skor"]}, "minimum_order": "300.00",
			"rules": {"max_uses": 2, "ends_at": "2036-12-31T23:00:00Z"}, "state": "paused"}""";

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestKeys keys;

	private String key;

	@BeforeEach
	void makeAKey() {
		this.key = this.keys.secret(this.programs.createId());
	}

	@Test
	void isChangedByWhoHasSeenIt() {
		var batch = create("\"EN\"");
		var seen = call(this.mvc.get().uri(batch)).getResponse().getHeader("ETag");

		assertThat(put(batch, null, CHANGE)).hasStatus(HttpStatus.PRECONDITION_REQUIRED);
		var changed = put(batch, seen, CHANGE);
		assertThat(changed).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo(
					"""
							{"name": "Vintern", "state": "paused", "made": 1, "left": 1, "label": "10 kr på skor", "rules": {"max_uses": 2},
							"terms": {"benefit": {"amount": "10.00"}, "scope": {"categories": ["skor"]}, "minimum_order": "300.00"}}""");
		assertThat(put(batch, seen, CHANGE)).hasStatus(HttpStatus.PRECONDITION_FAILED);
		assertThat(call(this.mvc.get().uri("/api/v1/vouchers/EN"))).bodyJson()
			.isLenientlyEqualTo("{\"state\": \"paused\", \"label\": \"10 kr på skor\", \"rules\": {\"max_uses\": 2}}");
		var now = changed.getResponse().getHeader("ETag");
		assertProblem(put(batch, now, CHANGE.replace("\"max_uses\": 2", "\"max_uses\": 1")),
				HttpStatus.UNPROCESSABLE_CONTENT, "voucher_uses_less");
		assertThat(put(batch, now, CHANGE.replace("paused", "asleep"))).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(put(batch, now, CHANGE.replace("paused", "ended"))).bodyJson()
			.extractingPath("$.state")
			.isEqualTo("ended");
		assertThat(put(batch, "*", CHANGE.replace("paused", "active"))).bodyJson()
			.extractingPath("$.cancelled_at")
			.isNull();
	}

	@Test
	void takesAFileOnceHoweverOftenItIsSent() {
		create("\"TAGEN\"");
		var batch = create("");
		var file = "kod;namn\r\nFIL-1;a\r\n<b>\r\nfil 1\r\nFIL-2\r\ntagen\r\nHÖST-3";

		assertThat(send(batch, file.getBytes(StandardCharsets.UTF_8))).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo(
					"""
							{"added": 3, "known": 0, "skipped": 3, "batch": {"made": 3, "wanted": 6, "examples": [
							{"row": 3, "code": "<b>", "reason": "code_invalid"}, {"row": 4, "code": "fil 1", "reason": "code_repeated"},
							{"row": 6, "code": "tagen", "reason": "code_taken"}]}}""");
		assertThat(send(batch, file.getBytes(StandardCharsets.UTF_8))).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo(
					"{\"added\": 0, \"known\": 3, \"skipped\": 3, \"batch\": {\"made\": 3, \"wanted\": 6}}");
		assertThat(send(batch, "FIL-2\nFIL-4".getBytes(StandardCharsets.UTF_8))).bodyJson()
			.isLenientlyEqualTo("{\"added\": 1, \"known\": 1, \"skipped\": 0, \"batch\": {\"made\": 4}}");
	}

	@Test
	void saysWhatIsWrongWithAFileAndTakesNothingOfIt() {
		create("\"TAGEN\"");
		var batch = create("");

		assertThat(send(batch, "EN\nHÖST".getBytes(StandardCharsets.ISO_8859_1)))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyJson()
			.isLenientlyEqualTo(
					"""
							{"code": "codes_file_encoding", "detail": "Row 2 is not written in UTF-8; save the file as CSV UTF-8"}""");
		assertProblem(send(batch, new byte[] { 'P', 'K', 3, 4 }), HttpStatus.UNPROCESSABLE_CONTENT,
				"codes_file_binary");
		assertProblem(send(batch, new byte[0]), HttpStatus.UNPROCESSABLE_CONTENT, "codes_file_empty");
		assertProblem(send(batch, "tagen".getBytes(StandardCharsets.UTF_8)), HttpStatus.UNPROCESSABLE_CONTENT,
				"codes_file_taken");
		assertProblem(send(batch, new byte[33 << 20]), HttpStatus.CONTENT_TOO_LARGE, "codes_file_large");
		assertThat(call(this.mvc.get().uri(batch))).bodyJson().extractingPath("$.made").isEqualTo(0);
		var made = location(call(json(this.mvc.post().uri("/api/v1/voucher-batches"), """
				{"name": "X", "label": "X", "count": 1, "terms": {"benefit": {"type": "free_shipping"}}}""")));
		assertProblem(send(made, "EN".getBytes(StandardCharsets.UTF_8)), HttpStatus.UNPROCESSABLE_CONTENT,
				"batch_generated");
	}

	@Test
	void takesALargeFileInSeconds() {
		var batch = create("");
		var file = new StringBuilder("kod\n");
		for (int i = 0; i < 100_000; i++) {
			file.append("STOR-").append(i).append('\n');
		}
		var sent = file.toString().getBytes(StandardCharsets.UTF_8);

		assertThat(send(batch, sent)).bodyJson().extractingPath("$.added").isEqualTo(100_000);
	}

	private String create(String codes) {
		return location(call(json(this.mvc.post().uri("/api/v1/voucher-batches"), """
				{"name": "Hösten", "label": "10 kr", "codes": [%s], "rules": {"max_uses": 1},
				"terms": {"benefit": {"type": "fixed_amount", "amount": "10.00"}}}""".formatted(codes))));
	}

	private static String location(MvcTestResult made) {
		assertThat(made).hasStatus(HttpStatus.CREATED);
		return String.valueOf(made.getResponse().getHeader("Location"));
	}

	private MvcTestResult send(String batch, byte[] file) {
		return call(this.mvc.post().uri(batch + "/codes").contentType(CSV).content(file));
	}

	private MvcTestResult put(String batch, @Nullable String etag, String body) {
		var request = json(this.mvc.put().uri(batch), body);
		return call((etag != null) ? request.header("If-Match", etag) : request);
	}

	private static MockMvcTester.MockMvcRequestBuilder json(MockMvcTester.MockMvcRequestBuilder request, String body) {
		return request.contentType(MediaType.APPLICATION_JSON).content(body);
	}

	private MvcTestResult call(MockMvcTester.MockMvcRequestBuilder request) {
		return request.header("Authorization", this.key).exchange();
	}

	private static void assertProblem(MvcTestResult result, HttpStatus status, String code) {
		assertThat(result).hasStatus(status).bodyJson().extractingPath("$.code").isEqualTo(code);
	}

}

package se.stamkund.platform.security;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestKeys;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class ApiSecurityTest {

	private static final String NOWHERE = "/api/v1/nowhere";

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestKeys keys;

	@Test
	void asksForAKey() {
		assertThat(this.mvc.get().uri(NOWHERE)).hasStatus(HttpStatus.UNAUTHORIZED)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.containsHeader(HttpHeaders.WWW_AUTHENTICATE)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("api_key_missing");
	}

	@Test
	void refusesAKeyThatNeverWas() {
		assertThat(this.mvc.get().uri(NOWHERE).header("Authorization", "Bearer sk_live_" + "x".repeat(43)))
			.hasStatus(HttpStatus.UNAUTHORIZED)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("invalid_api_key");
	}

	@Test
	void tellsAKnownCallerThatThereIsNoSuchAddress() {
		var key = this.keys.secret(this.programs.createId());

		assertThat(this.mvc.get().uri(NOWHERE).header("Authorization", key)).hasStatus(HttpStatus.NOT_FOUND)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.hasHeader("RateLimit-Policy", "\"secret-key\";q=120000;w=60")
			.containsHeader("RateLimit")
			.doesNotContainHeader(HttpHeaders.SET_COOKIE)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("not_found");
	}

	@Test
	void letsAnySiteReadButNotWrite() {
		assertThat(this.mvc.options()
			.uri(NOWHERE)
			.header("Origin", "https://shop.example")
			.header("Access-Control-Request-Method", "GET")
			.header("Access-Control-Request-Headers", "authorization")).hasStatusOk()
			.hasHeader("Access-Control-Allow-Origin", "*");
		assertThat(this.mvc.options()
			.uri(NOWHERE)
			.header("Origin", "https://shop.example")
			.header("Access-Control-Request-Method", "POST")).hasStatus(HttpStatus.FORBIDDEN);
	}

	@Test
	void sendsAVisitorOfTheAdminToTheLogin() {
		assertThat(this.mvc.get().uri("/admin/members").accept(MediaType.TEXT_HTML)).hasStatus(HttpStatus.FOUND)
			.hasHeader("Location", "/login");
	}

	@Test
	void sendsAVisitorOfAShoppersPageToItsProgrammesLogin() {
		var program = this.programs.create();

		assertThat(this.mvc.get().uri("/p/{code}/history", program.code())).hasStatus(HttpStatus.FOUND)
			.hasHeader("Location", "/p/" + program.code() + "/login");
	}

	@Test
	void tellsBrowsersToRunNothingButOurOwn() {
		assertThat(this.mvc.get().uri("/login")).hasHeader("X-Content-Type-Options", "nosniff")
			.headers()
			.hasHeaderSatisfying("Content-Security-Policy",
					(values) -> assertThat(values.getFirst()).startsWith("default-src 'none'; script-src 'self'"));
	}

}

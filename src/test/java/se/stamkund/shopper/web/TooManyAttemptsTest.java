package se.stamkund.shopper.web;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import se.stamkund.shared.Ids;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@IntegrationTest
class TooManyAttemptsTest {

	private static final int AN_ADDRESS = 3;

	private static final int FROM_A_NETWORK = 40;

	private final String network = "network-" + Ids.next();

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestPrograms programs;

	private String home;

	@BeforeEach
	void makeProgram() {
		this.home = "/p/" + this.programs.create().code();
	}

	@Test
	void joiningMailsOneAddressOnlySoOften() {
		var email = "anna-" + Ids.next() + "@mejl.example";
		for (int times = 0; times < AN_ADDRESS; times++) {
			assertThat(join(email)).hasStatus3xxRedirection();
		}

		assertThat(join(email)).hasStatus(HttpStatus.TOO_MANY_REQUESTS)
			.bodyText()
			.contains(email, "Titta i din e-post, eller försök igen om en stund.");
	}

	@Test
	void joiningIsCountedForANetworkAddress() {
		for (int times = 0; times < FROM_A_NETWORK; times++) {
			assertThat(join("anna-" + Ids.next() + "@mejl.example")).hasStatus3xxRedirection();
		}

		assertThat(join("anna-" + Ids.next() + "@mejl.example")).hasStatus(HttpStatus.TOO_MANY_REQUESTS);
	}

	private MvcTestResult join(String email) {
		return this.mvc.post().uri(this.home + "/join").with(csrf()).with((request) -> {
			request.setRemoteAddr(this.network);
			return request;
		})
			.param("email", email)
			.param("firstName", "Anna")
			.param("language", "sv")
			.param("terms", "true")
			.param("_marketingEmail", "on")
			.param("_marketingSms", "on")
			.exchange();
	}

}

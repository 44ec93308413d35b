package se.stamkund.shopper.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

/** What a phone fetches besides the pages. */
@IntegrationTest
class AppFilesTest {

	private static final Pattern THEME = Pattern.compile("/theme/[^\"]+\\.css");

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestPrograms programs;

	private String code;

	private String home;

	@BeforeEach
	void makeProgram() {
		this.code = this.programs.create().code();
		this.home = "/p/" + this.code;
	}

	@Test
	void aProgrammesColourIsAStylesheetThatIsKeptForEver() throws IOException {
		var page = this.mvc.get().uri(this.home).exchange();
		var theme = THEME.matcher(page.getResponse().getContentAsString());
		assertThat(theme.find()).isTrue();

		var answer = assertThat(this.mvc.get().uri(theme.group())).hasStatusOk();
		answer.headers()
			.hasHeaderSatisfying(HttpHeaders.CACHE_CONTROL,
					(values) -> assertThat(values.getFirst()).contains("immutable"));
		answer.bodyText().startsWith("[data-program=\"" + this.code + "\"]{--brand:#");
	}

	@Test
	void anOldAddressOfTheColourIsNotKept() {
		assertThat(this.mvc.get().uri("/theme/" + this.code + ".0123abcd.css")).hasStatusOk()
			.hasHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
		assertThat(this.mvc.get().uri("/theme/nobody.0123abcd.css")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void theManifestKeepsToTheProgramme() {
		var manifest = assertThat(this.mvc.get().uri(this.home + "/manifest.webmanifest")).hasStatusOk().bodyJson();

		manifest.extractingPath("$.start_url").isEqualTo(this.home);
		manifest.extractingPath("$.scope").isEqualTo(this.home);
		manifest.extractingPath("$.display").isEqualTo("standalone");
		manifest.extractingPath("$.icons[*].src")
			.asArray()
			.containsOnly(this.home + "/icon-192.png", this.home + "/icon-512.png");
		manifest.extractingPath("$.icons[*].purpose").asArray().contains("maskable");
	}

	@ParameterizedTest
	@ValueSource(ints = { 192, 512 })
	void theIconIsAPictureOfItsSize(int side) throws IOException {
		var answer = this.mvc.get().uri(this.home + "/icon-" + side + ".png").exchange();

		assertThat(answer).hasStatusOk().hasContentType("image/png");
		var image = ImageIO.read(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()));
		assertThat(image.getWidth()).isEqualTo(side);
		assertThat(image.getHeight()).isEqualTo(side);
	}

	@Test
	void theWorkerMayLookAfterTheWholeProgramme() {
		assertThat(this.mvc.get().uri(this.home + "/sw.js")).hasStatusOk()
			.hasHeader("Service-Worker-Allowed", this.home)
			.hasHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
			.bodyText()
			.contains("/offline");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/favicon.ico", "/assets/icon.svg" })
	void browsersGetTheirIcon(String icon) {
		assertThat(this.mvc.get().uri(icon)).hasStatusOk();
	}

}

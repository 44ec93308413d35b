package se.stamkund.program.web;

import java.time.Duration;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import se.stamkund.program.Logos;
import se.stamkund.shared.ProgramId;

/** Shows a programme's logo to anybody. */
@Controller
class LogoController {

	private final Logos logos;

	LogoController(Logos logos) {
		this.logos = logos;
	}

	/** The address on pages changes with the picture, so it can be kept for long. */
	@GetMapping("/p/{program}/logo")
	ResponseEntity<byte[]> logo(ProgramId program) {
		return this.logos.find(program)
			.map((logo) -> ResponseEntity.ok()
				.contentType(MediaType.valueOf(logo.contentType()))
				.cacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePublic())
				.eTag(logo.hash())
				.header("X-Content-Type-Options", "nosniff")
				.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
				.body(logo.bytes()))
			.orElseGet(() -> ResponseEntity.notFound().build());
	}

}

package se.stamkund.platform.web;

import java.time.Duration;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves each programme's colour as a stylesheet that can be kept for ever. */
@Controller
class ThemeController {

	private static final CacheControl FOR_EVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

	private final Themes themes;

	ThemeController(Themes themes) {
		this.themes = themes;
	}

	@GetMapping("/theme/{program}.{hash:[0-9a-f]+}.css")
	ResponseEntity<String> theme(@PathVariable String program, @PathVariable String hash) {
		return this.themes.find(program)
			.map((theme) -> ResponseEntity.ok()
				.cacheControl(theme.hash().equals(hash) ? FOR_EVER : CacheControl.noCache())
				.contentType(MediaType.valueOf("text/css;charset=UTF-8"))
				.body(theme.css()))
			.orElseGet(() -> ResponseEntity.notFound().build());
	}

}

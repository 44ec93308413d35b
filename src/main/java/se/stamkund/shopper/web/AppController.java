package se.stamkund.shopper.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

import com.fasterxml.jackson.annotation.JsonProperty;

import se.stamkund.program.ProgramView;
import se.stamkund.program.Programs;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;
import se.stamkund.shopper.AppIcon;

/** What lets a phone install the programme as an app of its own. */
@Controller
@RequestMapping("/p/{program}")
class AppController {

	private static final String PAPER = "#f8f6f1";

	private final Programs programs;

	AppController(Programs programs) {
		this.programs = programs;
	}

	@GetMapping("/manifest.webmanifest")
	ResponseEntity<Manifest> manifest(ProgramId id) {
		var program = this.programs.get(id);
		return ResponseEntity.ok()
			.contentType(MediaType.valueOf("application/manifest+json"))
			.cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
			.body(Manifest.of(program));
	}

	@GetMapping("/icon-{side:192|512}.png")
	ResponseEntity<byte[]> icon(ProgramId id, @PathVariable int side) {
		if (side != 192 && side != 512) {
			throw new NotFoundException("icon", "There is no icon of that size");
		}
		var program = this.programs.get(id);
		return ResponseEntity.ok()
			.contentType(MediaType.IMAGE_PNG)
			.cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
			.body(AppIcon.png(initial(program.name()), program.brandColor(), side));
	}

	/** May look after the whole programme, not only what is below its own address. */
	@GetMapping("/sw.js")
	ResponseEntity<Resource> worker(@PathVariable String program) {
		return ResponseEntity.ok()
			.contentType(MediaType.valueOf("text/javascript;charset=UTF-8"))
			.cacheControl(CacheControl.noCache())
			.header("Service-Worker-Allowed", "/p/" + program)
			.body(new ClassPathResource("shopper/sw.js"));
	}

	@GetMapping("/offline")
	String offline(ProgramId id) {
		return "shopper/offline";
	}

	private static String initial(String name) {
		return name.strip().substring(0, name.strip().offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
	}

	record Manifest(String name, @JsonProperty("short_name") String shortName, String id,
			@JsonProperty("start_url") String startUrl, String scope, String display, String lang,
			@JsonProperty("theme_color") String themeColor, @JsonProperty("background_color") String backgroundColor,
			List<Icon> icons) {

		static Manifest of(ProgramView program) {
			var home = "/p/" + program.code();
			return new Manifest(program.name(), program.name(), home, home, home, "standalone",
					program.locale().getLanguage(), program.brandColor(), PAPER,
					List.of(Icon.of(home, 192, "any"), Icon.of(home, 512, "any"), Icon.of(home, 512, "maskable")));
		}

	}

	record Icon(String src, String sizes, String type, String purpose) {

		static Icon of(String home, int side, String purpose) {
			return new Icon(home + "/icon-" + side + ".png", side + "x" + side, "image/png", purpose);
		}

	}

}

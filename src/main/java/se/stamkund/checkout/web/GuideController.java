package se.stamkund.checkout.web;

import java.util.List;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import se.stamkund.platform.PublicUrl;
import se.stamkund.program.ExampleKey;
import se.stamkund.shared.NotFoundException;

/**
 * Walks a storefront's developer from a member to a refund, in the language she writes.
 */
@Controller
class GuideController {

	private static final String PLACEHOLDER = "sk_test_…";

	private final PublicUrl url;

	private final ExampleKey example;

	GuideController(PublicUrl url, ExampleKey example) {
		this.url = url;
		this.example = example;
	}

	@GetMapping("/guide")
	String show(Model model) {
		return show("curl", model);
	}

	@GetMapping("/guide/{language}")
	String show(@PathVariable String language, Model model) {
		var guide = Guide.LANGUAGES.stream()
			.filter((known) -> known.equals(language))
			.findFirst()
			.map(Guide::of)
			.orElseThrow(() -> new NotFoundException("guide", "There is no guide in " + language));
		var key = this.example.key();
		model.addAttribute("language", language);
		model.addAttribute("languages", List.copyOf(Guide.LANGUAGES));
		model.addAttribute("example", key.isPresent());
		model.addAttribute("steps", guide.steps(this.url.of(""), key.orElse(PLACEHOLDER)));
		return "checkout/guide";
	}

}

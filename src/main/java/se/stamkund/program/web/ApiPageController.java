package se.stamkund.program.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import se.stamkund.platform.PublicUrl;

/** The door to the API: the first calls, ready to paste. */
@Controller
class ApiPageController {

	private final PublicUrl url;

	ApiPageController(PublicUrl url) {
		this.url = url;
	}

	@GetMapping("/api")
	String show(Model model) {
		model.addAttribute("enrol", curl("/api/v1/members", """
				{
				  "email": "anna@mail.example",
				  "first_name": "Anna",
				  "external": {"store": "web", "id": "5521"}
				}"""));
		model.addAttribute("order", curl("/api/v1/orders", """
				{
				  "store": "web",
				  "order_id": "10512",
				  "status": "paid",
				  "customer": {"id": "5521"},
				  "lines": [{"sku": "TALT-2", "name": "Tält", "quantity": 1, "gross": "1399.00", "vat_rate": 25}]
				}"""));
		model.addAttribute("member",
				"curl " + this.url.of("/api/v1/members/ext:web:5521") + " \\\n  -H \"Authorization: Bearer $KEY\"");
		return "api/api";
	}

	/** Whoever looks up what kind of problem it was finds it here. */
	@GetMapping("/problems/{code}")
	String problem() {
		return "redirect:/api#errors";
	}

	private String curl(String path, String json) {
		return "curl " + this.url.of(path) + " \\\n  -H \"Authorization: Bearer $KEY\" \\\n"
				+ "  -H \"Content-Type: application/json\" \\\n  -d '" + json + "'";
	}

}

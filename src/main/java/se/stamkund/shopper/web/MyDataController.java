package se.stamkund.shopper.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.ledger.Balances;
import se.stamkund.member.MemberCopies;
import se.stamkund.member.MemberErasure;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.platform.security.ShopperLogin;
import se.stamkund.shopper.KnownData;

/** What is known of the shopper: to see, to take along, and to have erased. */
@Controller
@RequestMapping("/p/{program}")
class MyDataController {

	private final MemberCopies copies;

	private final MemberErasure erasure;

	private final Balances balances;

	private final ProgramClock clock;

	private final ShopperLogin login;

	private final JsonMapper json;

	private final KnownSections sections;

	MyDataController(MemberCopies copies, MemberErasure erasure, Balances balances, ProgramClock clock,
			ShopperLogin login, JsonMapper json, KnownSections sections) {
		this.copies = copies;
		this.erasure = erasure;
		this.balances = balances;
		this.clock = clock;
		this.login = login;
		this.json = json;
		this.sections = sections;
	}

	@GetMapping("/data")
	String show(ShopperCaller shopper, Model model) {
		var copy = this.copies.of(shopper.program(), shopper.member(), shopper.actor());
		var parts = KnownData.of(this.json.valueToTree(copy.parts()));
		model.addAttribute("sections", this.sections.of(shopper.program(), parts));
		return "shopper/data";
	}

	@GetMapping("/data.json")
	ResponseEntity<byte[]> download(ShopperCaller shopper) {
		var copy = this.copies.of(shopper.program(), shopper.member(), shopper.actor());
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename("stamkund-data.json").build().toString())
			.body(this.json.writerWithDefaultPrettyPrinter().writeValueAsBytes(copy));
	}

	@GetMapping("/leave")
	String ask(ShopperCaller shopper, Model model) {
		var now = this.clock.now(shopper.program());
		model.addAttribute("points", this.balances.of(shopper.program(), shopper.member(), now).active());
		return "shopper/leave";
	}

	@PostMapping("/leave")
	String leave(ShopperCaller shopper, HttpServletRequest request, HttpServletResponse response,
			RedirectAttributes flash) {
		this.erasure.erase(shopper.program(), shopper.member(), shopper.actor());
		this.login.logout(request, response);
		flash.addFlashAttribute("toast", "shopper.left");
		return "redirect:/p/{program}";
	}

}

package se.stamkund.backoffice.web;

import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import se.stamkund.backoffice.SetupCurl;
import se.stamkund.backoffice.TestPurchase;
import se.stamkund.platform.PublicUrl;
import se.stamkund.program.SetupStep;
import se.stamkund.program.ShopStart;
import se.stamkund.program.keys.ApiKeys;
import se.stamkund.program.keys.KeyKind;
import se.stamkund.program.keys.KeyMode;
import se.stamkund.program.keys.NewKey;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** The last steps of the wizard: a key to try the API with, and a test purchase. */
@Controller
@PreAuthorize("hasAuthority('KEYS_EDIT')")
class SetupKeyController {

	private final ApiKeys keys;

	private final TestPurchase purchase;

	private final ShopStart start;

	private final PublicUrl publicUrl;

	private final MessageSource messages;

	SetupKeyController(ApiKeys keys, TestPurchase purchase, ShopStart start, PublicUrl publicUrl,
			MessageSource messages) {
		this.keys = keys;
		this.purchase = purchase;
		this.start = start;
		this.publicUrl = publicUrl;
		this.messages = messages;
	}

	@GetMapping("/start/key")
	String key(ProgramId program) {
		return this.purchase.firstStore(program).isPresent() ? "backoffice/setup-key"
				: "redirect:" + SetupStep.STORE.path();
	}

	/** Answers with the key itself: nobody can show it again. */
	@PostMapping("/start/key")
	String create(ProgramId program, Actor actor, Locale language, Model model, HttpServletResponse response) {
		var store = this.purchase.firstStore(program);
		if (store.isEmpty()) {
			return "redirect:" + SetupStep.STORE.path();
		}
		var name = this.messages.getMessage("wizard.key.name", null, language);
		var key = this.keys.create(program, new NewKey(name, KeyKind.SECRET, KeyMode.TEST, store.get().id()), actor);
		this.purchase.prepare(program, actor);
		this.start.done(program, SetupStep.KEY);
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
		model.addAttribute("secret", key.secret());
		model.addAttribute("curl", SetupCurl.order(this.publicUrl, key.secret(), store.get(), TestPurchase.CUSTOMER));
		return "backoffice/setup-key";
	}

	@PostMapping("/start/key/later")
	String later(ProgramId program) {
		this.start.done(program, SetupStep.KEY);
		return "redirect:" + SetupStep.TEST.path();
	}

	@GetMapping("/start/test")
	String test(ProgramId program) {
		return this.purchase.firstStore(program).isPresent() ? "backoffice/setup-test"
				: "redirect:" + SetupStep.STORE.path();
	}

	@PostMapping("/start/test")
	String buy(ProgramId program, Actor actor, Model model) {
		model.addAttribute("award", this.purchase.make(program, actor));
		return "backoffice/setup-test";
	}

	@PostMapping("/start/finish")
	String finish(ProgramId program) {
		this.start.done(program, SetupStep.TEST);
		return "redirect:/admin";
	}

}

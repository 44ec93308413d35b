package se.stamkund.program.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where staff log in; the form goes to the filter chain. */
@Controller
class LoginController {

	@GetMapping("/login")
	String form() {
		return "program/login";
	}

}

package se.stamkund.backoffice.web;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import se.stamkund.backoffice.AdminHome;
import se.stamkund.shared.ProgramId;

/** The admin's first page. */
@Controller
class HomeController {

	private final AdminHome home;

	HomeController(AdminHome home) {
		this.home = home;
	}

	@GetMapping("/admin")
	@PreAuthorize("hasAuthority('MEMBERS_VIEW')")
	String home(ProgramId program, Model model) {
		model.addAttribute("home", this.home.of(program));
		return "backoffice/home";
	}

}

package se.stamkund.program.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

import se.stamkund.program.StaffAccounts;
import se.stamkund.program.StaffCaller;
import se.stamkund.shared.NotFoundException;

/** Switches between the programmes one works with. */
@Controller
@RequestMapping("/admin/programs")
@PreAuthorize("isAuthenticated()")
class ProgramSwitchController {

	private final StaffAccounts accounts;

	ProgramSwitchController(StaffAccounts accounts) {
		this.accounts = accounts;
	}

	@GetMapping
	ModelAndView list(StaffCaller caller) {
		return new ModelAndView("program/programs", "programs", this.accounts.programs(caller.staff()))
			.addObject("current", caller.program())
			.addObject("mayStart", this.accounts.mayStartProgram(caller.staff()));
	}

	/** Another's programme is not there. */
	@PostMapping("/{code}")
	String choose(StaffCaller caller, @PathVariable String code, HttpServletRequest request) {
		var program = this.accounts.programs(caller.staff())
			.stream()
			.filter((own) -> own.code().equals(code))
			.findFirst()
			.orElseThrow(() -> new NotFoundException("program", "There is no such programme"));
		StaffSession.choose(request, program.id());
		return "redirect:/work";
	}

}

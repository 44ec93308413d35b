package se.stamkund.program.web;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import se.stamkund.program.Role;
import se.stamkund.program.StaffAccounts;
import se.stamkund.program.StaffCaller;
import se.stamkund.program.StaffUser;

/** Sends whoever has logged in to where she works. */
@Controller
class WorkController {

	private final StaffAccounts accounts;

	WorkController(StaffAccounts accounts) {
		this.accounts = accounts;
	}

	@GetMapping("/work")
	String work(@AuthenticationPrincipal @Nullable Object principal) {
		if (principal instanceof StaffCaller caller) {
			return (caller.role() == Role.TILL) ? "redirect:/till" : "redirect:/admin";
		}
		if (principal instanceof StaffUser user && this.accounts.mayStartProgram(user.staff())) {
			return "redirect:/start";
		}
		return "program/no-program";
	}

}

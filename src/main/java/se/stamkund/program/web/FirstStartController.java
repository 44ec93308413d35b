package se.stamkund.program.web;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.springframework.web.servlet.ModelAndView;

import se.stamkund.platform.api.TooManyRequestsException;
import se.stamkund.platform.security.RateLimited;
import se.stamkund.platform.security.RateLimits;
import se.stamkund.platform.web.FormErrors;
import se.stamkund.program.FirstStart;
import se.stamkund.program.NewStaff;
import se.stamkund.program.Programs;
import se.stamkund.program.SetupStep;
import se.stamkund.program.StaffAccounts;
import se.stamkund.program.StaffCaller;
import se.stamkund.program.StaffUser;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.NotFoundException;

/** Lets in who has the link from the log, and brings back who left the wizard. */
@Controller
@RequestMapping("/start")
class FirstStartController {

	private static final String TOKEN = "stamkund.startToken";

	private final FirstStart firstStart;

	private final Programs programs;

	private final StaffAccounts accounts;

	private final StaffSession session;

	private final RateLimits limits;

	FirstStartController(FirstStart firstStart, Programs programs, StaffAccounts accounts, StaffSession session,
			RateLimits limits) {
		this.firstStart = firstStart;
		this.programs = programs;
		this.accounts = accounts;
		this.session = session;
		this.limits = limits;
	}

	@GetMapping(params = "token")
	ModelAndView enter(@RequestParam String token, HttpServletRequest request) {
		try {
			this.limits.attempt(RateLimited.START_TOKEN, request.getRemoteAddr());
		}
		catch (TooManyRequestsException ex) {
			return new ModelAndView("program/start-lapsed", HttpStatus.TOO_MANY_REQUESTS);
		}
		if (!this.firstStart.isValid(token)) {
			return new ModelAndView("program/start-lapsed", HttpStatus.NOT_FOUND);
		}
		request.getSession().setAttribute(TOKEN, token);
		return new ModelAndView("redirect:/start/account");
	}

	@GetMapping
	String resume(@AuthenticationPrincipal @Nullable Object principal,
			@SessionAttribute(name = TOKEN, required = false) @Nullable String token, Model model) {
		if (principal instanceof StaffCaller caller) {
			return SetupStep.of(this.programs.get(caller.program()))
				.map((step) -> "redirect:" + step.path())
				.orElse(this.accounts.mayStartProgram(caller.staff()) ? "redirect:/start/brand?new=true"
						: "redirect:/work");
		}
		if (principal instanceof StaffUser) {
			return "redirect:/start/brand";
		}
		if (token != null && this.firstStart.isValid(token)) {
			return "redirect:/start/account";
		}
		model.addAttribute("over", this.firstStart.isOver());
		return "program/start-locked";
	}

	@GetMapping("/account")
	ModelAndView account(@SessionAttribute(name = TOKEN, required = false) @Nullable String token) {
		if (token == null) {
			return new ModelAndView("redirect:/start");
		}
		return new ModelAndView("program/start-account", "form", new AccountForm("", "", ""));
	}

	@PostMapping("/account")
	ModelAndView create(@SessionAttribute(name = TOKEN, required = false) @Nullable String token,
			@Valid @ModelAttribute("form") AccountForm form, BindingResult errors, Locale language,
			HttpServletRequest request, HttpServletResponse response) {
		if (token == null) {
			return new ModelAndView("redirect:/start");
		}
		if (!errors.hasErrors()) {
			try {
				var founder = this.firstStart.createFounder(token, form.toNewStaff(language));
				forget(request.getSession());
				this.session.begin(founder, request, response);
				return new ModelAndView("redirect:/start/brand");
			}
			catch (NotFoundException ex) {
				forget(request.getSession());
				return new ModelAndView("program/start-lapsed", HttpStatus.NOT_FOUND);
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, ex.code().equals("email_taken") ? "email" : "password", ex);
			}
		}
		return new ModelAndView("program/start-account", HttpStatus.UNPROCESSABLE_CONTENT);
	}

	private static void forget(HttpSession session) {
		session.removeAttribute(TOKEN);
	}

	record AccountForm(@NotBlank @Size(max = 100) String name, @NotBlank @Email @Size(max = 254) String email,
			@NotBlank String password) {

		NewStaff toNewStaff(Locale language) {
			return new NewStaff(this.email, this.name, this.password, Locale.of(language.getLanguage()), true);
		}

	}

}

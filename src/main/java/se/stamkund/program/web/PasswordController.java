package se.stamkund.program.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.platform.api.TooManyRequestsException;
import se.stamkund.platform.security.RateLimited;
import se.stamkund.platform.security.RateLimits;
import se.stamkund.platform.web.FormErrors;
import se.stamkund.program.FirstStart;
import se.stamkund.program.PasswordResets;
import se.stamkund.shared.BusinessRuleException;

/** A new password for somebody who forgot hers. */
@Controller
@RequestMapping("/password")
class PasswordController {

	private final PasswordResets resets;

	private final FirstStart firstStart;

	private final RateLimits limits;

	PasswordController(PasswordResets resets, FirstStart firstStart, RateLimits limits) {
		this.resets = resets;
		this.firstStart = firstStart;
		this.limits = limits;
	}

	@GetMapping("/forgotten")
	ModelAndView ask() {
		return new ModelAndView("program/password-forgotten", "form", new ForgottenForm(""));
	}

	/** The same answer whether the address has an account or not. */
	@PostMapping("/forgotten")
	ModelAndView send(@Valid @ModelAttribute("form") ForgottenForm form, BindingResult errors) {
		if (errors.hasErrors()) {
			return new ModelAndView("program/password-forgotten", HttpStatus.UNPROCESSABLE_CONTENT);
		}
		try {
			this.limits.attempt(RateLimited.PASSWORD_RESET, form.email().strip());
			this.resets.request(form.email());
		}
		catch (TooManyRequestsException ex) {
			errors.reject("error.too_many_requests");
			return new ModelAndView("program/password-forgotten", HttpStatus.TOO_MANY_REQUESTS);
		}
		return new ModelAndView("redirect:/password/sent");
	}

	/** A founder without a shop gets no mail; what to do instead is told to anybody. */
	@GetMapping("/sent")
	ModelAndView sent() {
		return new ModelAndView("program/password-sent", "first", !this.firstStart.isOver());
	}

	@GetMapping("/new")
	ModelAndView choose(@RequestParam String token) {
		if (!this.resets.isValid(token)) {
			return new ModelAndView("program/link-lapsed", HttpStatus.NOT_FOUND);
		}
		return new ModelAndView("program/password-new", "form", new NewPasswordForm("", token));
	}

	@PostMapping("/new")
	ModelAndView change(@Valid @ModelAttribute("form") NewPasswordForm form, BindingResult errors,
			RedirectAttributes flash) {
		if (errors.hasFieldErrors("token") || !this.resets.isValid(form.token())) {
			return new ModelAndView("program/link-lapsed", HttpStatus.NOT_FOUND);
		}
		if (!errors.hasErrors()) {
			try {
				this.resets.reset(form.token(), form.password());
				flash.addFlashAttribute("toast", "program.password.changed");
				return new ModelAndView("redirect:/login");
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, "password", ex);
			}
		}
		return new ModelAndView("program/password-new", HttpStatus.UNPROCESSABLE_CONTENT);
	}

	record ForgottenForm(@NotBlank @Email @Size(max = 254) String email) {
	}

	record NewPasswordForm(@NotBlank String password, @NotBlank String token) {
	}

}

package se.stamkund.program.web;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.platform.web.FormErrors;
import se.stamkund.program.StaffAccount;
import se.stamkund.program.StaffAccounts;
import se.stamkund.program.StaffCaller;
import se.stamkund.shared.BusinessRuleException;

/** One's own account: name, language, password. */
@Controller
@RequestMapping("/admin/account")
@PreAuthorize("isAuthenticated()")
class AccountController {

	private static final String PAGE = "program/account";

	private final StaffAccounts accounts;

	private final StaffSession session;

	private final Choices choices;

	AccountController(StaffAccounts accounts, StaffSession session, Choices choices) {
		this.accounts = accounts;
		this.session = session;
		this.choices = choices;
	}

	@ModelAttribute
	void account(StaffCaller caller, Model model) {
		model.addAttribute("account", this.accounts.get(caller.staff()));
		model.addAttribute("languages", this.choices.languages());
	}

	@GetMapping
	ModelAndView show(@ModelAttribute("account") StaffAccount account) {
		return page(account, HttpStatus.OK);
	}

	@PostMapping
	ModelAndView changeProfile(StaffCaller caller, @ModelAttribute("account") StaffAccount account,
			@Valid @ModelAttribute("profile") ProfileForm profile, BindingResult errors, RedirectAttributes flash) {
		if (errors.hasErrors()) {
			return new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT).addObject("passwords",
					new PasswordForm("", ""));
		}
		this.accounts.changeProfile(caller.staff(), profile.name(), Locale.of(profile.language()));
		flash.addFlashAttribute("toast", "program.saved");
		return new ModelAndView("redirect:/admin/account");
	}

	@PostMapping("/password")
	ModelAndView changePassword(StaffCaller caller, @ModelAttribute("account") StaffAccount account,
			@Valid @ModelAttribute("passwords") PasswordForm form, BindingResult errors, HttpServletRequest request,
			HttpServletResponse response, RedirectAttributes flash) {
		if (!errors.hasErrors()) {
			try {
				var changed = this.accounts.changePassword(caller.staff(), form.current(), form.password());
				this.session.begin(changed, request, response);
				flash.addFlashAttribute("toast", "program.password.changed");
				return new ModelAndView("redirect:/admin/account");
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, ex.code().equals("password_wrong") ? "current" : "password", ex);
			}
		}
		return new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT).addObject("profile", profile(account));
	}

	private static ModelAndView page(StaffAccount account, HttpStatus status) {
		return new ModelAndView(PAGE, status).addObject("profile", profile(account))
			.addObject("passwords", new PasswordForm("", ""));
	}

	private static ProfileForm profile(StaffAccount account) {
		return new ProfileForm(account.name(), account.locale().getLanguage());
	}

	record ProfileForm(@NotBlank @Size(max = 100) String name, @NotNull @Pattern(regexp = "sv|en") String language) {
	}

	record PasswordForm(@NotBlank String current, @NotBlank String password) {
	}

}

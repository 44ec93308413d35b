package se.stamkund.program.web;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.platform.web.FormErrors;
import se.stamkund.platform.web.PageLanguages;
import se.stamkund.program.Invitations;
import se.stamkund.program.NewStaff;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.NotFoundException;

/** Accepts an invitation: with the account one has, or by making one. */
@Controller
@RequestMapping("/invitations/{code}/{token}")
class InvitationController {

	private final Invitations invitations;

	private final StaffSession session;

	InvitationController(Invitations invitations, StaffSession session) {
		this.invitations = invitations;
		this.session = session;
	}

	@GetMapping
	ModelAndView look(@PathVariable String code, @PathVariable String token) {
		return new ModelAndView("program/invitation", "invitation", this.invitations.open(code, token))
			.addObject("form", new AccountForm("", ""));
	}

	@PostMapping
	ModelAndView create(@PathVariable String code, @PathVariable String token,
			@Valid @ModelAttribute("form") AccountForm form, BindingResult errors, Locale language,
			HttpServletRequest request, HttpServletResponse response) {
		var invitation = this.invitations.open(code, token);
		if (!errors.hasErrors()) {
			try {
				var chosen = "sv".equals(language.getLanguage()) ? Locale.of("sv") : PageLanguages.ENGLISH;
				var account = this.invitations.accept(code, token,
						new NewStaff(invitation.email(), form.name(), form.password(), chosen, false));
				this.session.begin(account, request, response);
				StaffSession.choose(request, invitation.program());
				return new ModelAndView("redirect:/work");
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, "password", ex);
			}
		}
		var page = new ModelAndView("program/invitation", HttpStatus.UNPROCESSABLE_CONTENT);
		return page.addObject("invitation", invitation);
	}

	/** With an account there is; who she is she shows by logging in. */
	@PostMapping("/accept")
	String accept(@PathVariable String code, @PathVariable String token, RedirectAttributes flash) {
		this.invitations.accept(code, token);
		flash.addFlashAttribute("toast", "program.invitation.accepted");
		return "redirect:/work";
	}

	@ExceptionHandler(NotFoundException.class)
	ModelAndView lapsed() {
		return new ModelAndView("program/link-lapsed", HttpStatus.NOT_FOUND);
	}

	record AccountForm(@NotBlank @Size(max = 100) String name, @NotBlank String password) {
	}

}

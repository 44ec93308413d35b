package se.stamkund.shopper.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.member.ChangeMember;
import se.stamkund.member.EmailChanges;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberDisplay;
import se.stamkund.member.MemberDisplays;
import se.stamkund.member.MemberView;
import se.stamkund.platform.api.Patch;
import se.stamkund.platform.api.TooManyRequestsException;
import se.stamkund.platform.security.RateLimited;
import se.stamkund.platform.security.RateLimits;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.platform.web.PageLanguages;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shopper.ProfileChanges;

/** What the shopper tells of herself. */
@Controller
@RequestMapping("/p/{program}/profile")
class ProfileController {

	private final MemberDirectory directory;

	private final ProfileChanges changes;

	private final EmailChanges emails;

	private final RateLimits limits;

	private final MemberDisplays displays;

	ProfileController(MemberDirectory directory, ProfileChanges changes, EmailChanges emails, RateLimits limits,
			MemberDisplays displays) {
		this.displays = displays;
		this.directory = directory;
		this.changes = changes;
		this.emails = emails;
		this.limits = limits;
	}

	@GetMapping
	String show(ShopperCaller shopper, Model model) {
		var member = this.directory.get(shopper.program(), shopper.member());
		model.addAttribute("form", ProfileForm.of(member, this.displays.of(shopper.program())));
		return page(shopper, model);
	}

	@PostMapping
	String save(ShopperCaller shopper, @ModelAttribute("form") ProfileForm form, BindingResult errors, Model model,
			RedirectAttributes flash, HttpServletResponse response) {
		var email = newEmail(shopper, form, errors);
		if (!errors.hasErrors()) {
			try {
				this.changes.save(shopper, form.toChange(), email);
				flash.addFlashAttribute("toast",
						(email != null) ? "shopper.profile.email.sent" : "shopper.profile.saved");
				return "redirect:/p/{program}/profile";
			}
			catch (BusinessRuleException ex) {
				FieldErrors.reject(errors, ex);
			}
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return page(shopper, model);
	}

	/** Only asks, like the login: a program that looks through mail presses no button. */
	@GetMapping("/email")
	String askForEmail(ShopperCaller shopper, @RequestParam String token, Model model) {
		model.addAttribute("token", token);
		model.addAttribute("email", this.emails.awaited(shopper.program(), shopper.member()).orElse(null));
		return "shopper/email";
	}

	@PostMapping("/email")
	String confirmEmail(ShopperCaller shopper, @RequestParam String token, RedirectAttributes flash) {
		var confirmed = this.emails.confirm(shopper.program(), shopper.member(), token);
		flash.addFlashAttribute("toast", confirmed ? "shopper.profile.email.changed" : "shopper.profile.email.lapsed");
		return "redirect:/p/{program}/profile";
	}

	/** The address she writes, if it isn't the one she has. */
	private @Nullable String newEmail(ShopperCaller shopper, ProfileForm form, BindingResult errors) {
		var current = this.directory.get(shopper.program(), shopper.member()).email();
		var email = form.email();
		if (email == null) {
			if (current != null) {
				errors.rejectValue("email", "NotBlank");
			}
			return null;
		}
		if (email.strip().equalsIgnoreCase(current)) {
			return null;
		}
		try {
			this.limits.attempt(RateLimited.LOGIN_LINK, shopper.program() + " " + shopper.member());
		}
		catch (TooManyRequestsException ex) {
			errors.rejectValue("email", "shopper.login.wait");
		}
		return email;
	}

	/** The form is in the model already, with its errors. */
	private String page(ShopperCaller shopper, Model model) {
		model.addAttribute("languages", PageLanguages.names());
		model.addAttribute("awaited", this.emails.awaited(shopper.program(), shopper.member()).orElse(null));
		return "shopper/profile";
	}

	record ProfileForm(@Nullable String firstName, @Nullable String lastName, @Nullable String email,
			@Nullable String phone, @Nullable LocalDate birthday, @Nullable String language) {

		static ProfileForm of(MemberView member, MemberDisplay display) {
			return new ProfileForm(member.firstName(), member.lastName(), member.email(), display.phone(member.phone()),
					member.birthday(), member.language());
		}

		ChangeMember toChange() {
			return new ChangeMember(Patch.nothing(), Patch.to(this.phone), List.of(), Patch.to(this.firstName),
					Patch.to(this.lastName), Patch.to(this.birthday), Patch.to(this.language), Patch.nothing(),
					Map.of());
		}

	}

}

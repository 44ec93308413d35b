package se.stamkund.shopper.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import se.stamkund.platform.api.TooManyRequestsException;
import se.stamkund.platform.security.RateLimited;
import se.stamkund.platform.security.RateLimits;
import se.stamkund.platform.web.PageLanguages;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;
import se.stamkund.shopper.JoinRequest;
import se.stamkund.shopper.Joining;
import se.stamkund.shopper.Wording;

/** Joining, by the shopper herself. */
@Controller
@RequestMapping("/p/{program}")
class JoinController {

	private static final List<String> TERMS = List.of("points", "data", "rights", "leave");

	private final Joining joining;

	private final RateLimits limits;

	JoinController(Joining joining, RateLimits limits) {
		this.joining = joining;
		this.limits = limits;
	}

	@GetMapping("/join")
	String form(ProgramId program, Locale locale, Model model) {
		model.addAttribute("form", JoinForm.empty(locale));
		return page(model);
	}

	@PostMapping("/join")
	String join(ProgramId program, @Valid @ModelAttribute("form") JoinForm form, BindingResult errors, Model model,
			HttpServletRequest request, HttpServletResponse response) {
		if (!errors.hasErrors()) {
			try {
				var join = form.toRequest();
				this.limits.attempt(RateLimited.SHOPPER_FROM, request.getRemoteAddr());
				this.limits.attempt(RateLimited.LOGIN_LINK, program + " " + join.email().strip());
				this.joining.join(program, join);
				return "redirect:/p/{program}/login/sent";
			}
			catch (TooManyRequestsException ex) {
				errors.reject("shopper.login.wait");
				response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
				return page(model);
			}
			catch (BusinessRuleException ex) {
				FieldErrors.reject(errors, ex);
			}
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return page(model);
	}

	@GetMapping("/terms")
	String terms(ProgramId program, Model model) {
		model.addAttribute("version", Wording.VERSION);
		model.addAttribute("parts", TERMS);
		return "shopper/terms";
	}

	/** The form is in the model already, with its errors. */
	private static String page(Model model) {
		model.addAttribute("languages", PageLanguages.names());
		return "shopper/join";
	}

	record JoinForm(@NotBlank @Nullable String email, @NotBlank @Nullable String firstName, @Nullable String lastName,
			@Nullable String phone, @Nullable LocalDate birthday, @Nullable String language, @AssertTrue boolean terms,
			boolean marketingEmail, boolean marketingSms) {

		static JoinForm empty(Locale locale) {
			return new JoinForm(null, null, null, null, null, locale.getLanguage(), false, false, false);
		}

		JoinRequest toRequest() {
			return new JoinRequest(Objects.requireNonNull(this.email), this.firstName, this.lastName, this.phone,
					this.birthday, this.language, this.marketingEmail, this.marketingSms);
		}

	}

}

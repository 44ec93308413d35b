package se.stamkund.shopper.web;

import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
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
import org.springframework.web.bind.annotation.RequestParam;

import se.stamkund.member.LoginLinks;
import se.stamkund.platform.api.TooManyRequestsException;
import se.stamkund.platform.security.RateLimited;
import se.stamkund.platform.security.RateLimits;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.platform.security.ShopperLogin;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.shopper.LoginMails;

/**
 * Logging in by a link that is used up once. The answer never tells whether an address is
 * known.
 */
@Controller
@RequestMapping("/p/{program}")
class ShopperLoginController {

	private final LoginMails mails;

	private final LoginLinks links;

	private final ShopperLogin login;

	private final RateLimits limits;

	ShopperLoginController(LoginMails mails, LoginLinks links, ShopperLogin login, RateLimits limits) {
		this.mails = mails;
		this.links = links;
		this.login = login;
		this.limits = limits;
	}

	@GetMapping("/login")
	String form(ProgramId program, Model model) {
		model.addAttribute("form", new LoginForm(null));
		return "shopper/login";
	}

	@PostMapping("/login")
	String send(ProgramId program, @Valid @ModelAttribute("form") LoginForm form, BindingResult errors,
			HttpServletRequest request, HttpServletResponse response) {
		if (!errors.hasErrors()) {
			var email = Objects.requireNonNull(form.email());
			try {
				this.limits.attempt(RateLimited.SHOPPER_FROM, request.getRemoteAddr());
				this.limits.attempt(RateLimited.LOGIN_LINK, program + " " + email.strip());
				this.mails.send(program, email);
				return "redirect:/p/{program}/login/sent";
			}
			catch (TooManyRequestsException ex) {
				errors.reject("shopper.login.wait");
				response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
				return "shopper/login";
			}
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return "shopper/login";
	}

	@GetMapping("/login/sent")
	String sent(ProgramId program) {
		return "shopper/sent";
	}

	/**
	 * Only asks: the programs that look through mail follow links, but press no buttons.
	 */
	@GetMapping("/login/link")
	String ask(ProgramId program, @RequestParam(required = false) @Nullable String token, Model model,
			HttpServletResponse response) {
		if (token == null) {
			return lapsed(response);
		}
		model.addAttribute("token", token);
		return "shopper/link";
	}

	@PostMapping("/login/link")
	String open(ProgramId program, @RequestParam(required = false) @Nullable String token, HttpServletRequest request,
			HttpServletResponse response) {
		return enter(program, token, request, response);
	}

	/** Where a storefront sends its customer, who is already at it. */
	@GetMapping("/in")
	String fromStorefront(ProgramId program, @RequestParam(required = false) @Nullable String token,
			HttpServletRequest request, HttpServletResponse response) {
		return enter(program, token, request, response);
	}

	private String enter(ProgramId program, @Nullable String token, HttpServletRequest request,
			HttpServletResponse response) {
		var member = (token != null) ? this.links.use(program, token) : Optional.<MemberId>empty();
		if (member.isEmpty()) {
			return lapsed(response);
		}
		this.login.login(new ShopperCaller(program, member.get()), request, response);
		return "redirect:/p/{program}";
	}

	private static String lapsed(HttpServletResponse response) {
		response.setStatus(HttpStatus.GONE.value());
		return "shopper/expired";
	}

	record LoginForm(@NotBlank @Nullable String email) {

	}

}

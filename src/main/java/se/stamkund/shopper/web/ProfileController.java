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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.member.ChangeMember;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberView;
import se.stamkund.member.Members;
import se.stamkund.platform.api.Patch;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.platform.web.PageLanguages;
import se.stamkund.shared.BusinessRuleException;

/** What the shopper tells of herself. */
@Controller
@RequestMapping("/p/{program}/profile")
class ProfileController {

	private final MemberDirectory directory;

	private final Members members;

	ProfileController(MemberDirectory directory, Members members) {
		this.directory = directory;
		this.members = members;
	}

	@GetMapping
	String show(ShopperCaller shopper, Model model) {
		return page(ProfileForm.of(this.directory.get(shopper.program(), shopper.member())), shopper, model);
	}

	@PostMapping
	String save(ShopperCaller shopper, @ModelAttribute("form") ProfileForm form, BindingResult errors, Model model,
			RedirectAttributes flash, HttpServletResponse response) {
		if (!errors.hasErrors()) {
			try {
				this.members.change(shopper.program(), shopper.member(), form.toChange(), shopper.actor());
				flash.addFlashAttribute("toast", "shopper.profile.saved");
				return "redirect:/p/{program}/profile";
			}
			catch (BusinessRuleException ex) {
				FieldErrors.reject(errors, ex);
			}
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return page(form, shopper, model);
	}

	private String page(ProfileForm form, ShopperCaller shopper, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("languages", PageLanguages.names());
		model.addAttribute("member", this.directory.get(shopper.program(), shopper.member()));
		return "shopper/profile";
	}

	record ProfileForm(@Nullable String firstName, @Nullable String lastName, @Nullable String phone,
			@Nullable LocalDate birthday, @Nullable String language) {

		static ProfileForm of(MemberView member) {
			return new ProfileForm(member.firstName(), member.lastName(), member.phone(), member.birthday(),
					member.language());
		}

		ChangeMember toChange() {
			return new ChangeMember(Patch.nothing(), Patch.to(this.phone), List.of(), Patch.to(this.firstName),
					Patch.to(this.lastName), Patch.to(this.birthday), Patch.to(this.language), Patch.nothing(),
					Map.of());
		}

	}

}

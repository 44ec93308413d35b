package se.stamkund.member.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.member.ConsentChange;
import se.stamkund.member.ConsentChannel;
import se.stamkund.member.ConsentPurpose;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberSource;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/** The staff enrols a member. */
@Controller
@RequestMapping("/admin/members/new")
class MemberNewController {

	private static final String VIEW = "members/member-new";

	private final Enrolment enrolment;

	private final MemberChoices choices;

	MemberNewController(Enrolment enrolment, MemberChoices choices) {
		this.enrolment = enrolment;
		this.choices = choices;
	}

	@ModelAttribute("languages")
	Map<String, String> languages(Locale language) {
		return this.choices.languages(language);
	}

	@ModelAttribute("channels")
	List<ConsentChannel> channels() {
		return List.of(ConsentChannel.EMAIL, ConsentChannel.SMS);
	}

	@GetMapping
	@PreAuthorize("hasAuthority('MEMBERS_EDIT')")
	ModelAndView blank() {
		return new ModelAndView(VIEW, "form", MemberForm.BLANK);
	}

	@PostMapping
	@PreAuthorize("hasAuthority('MEMBERS_EDIT')")
	ModelAndView enrol(ProgramId program, Actor actor, @Valid @ModelAttribute("form") MemberForm form,
			BindingResult errors, @RequestParam(defaultValue = "") List<ConsentChannel> offers,
			RedirectAttributes flash) {
		if (!errors.hasErrors()) {
			try {
				var enrolled = this.enrolment.enrol(program, command(form, offers), actor);
				flash.addFlashAttribute("toast", enrolled.created() ? "members.enrolled" : "members.known");
				return new ModelAndView("redirect:/admin/members/" + enrolled.member());
			}
			catch (BusinessRuleException ex) {
				MemberFormErrors.reject(errors, ex);
			}
		}
		return new ModelAndView(VIEW, Map.of("offers", offers), HttpStatus.UNPROCESSABLE_CONTENT);
	}

	private static EnrolMember command(MemberForm form, List<ConsentChannel> offers) {
		var consents = new ArrayList<ConsentChange>();
		offers.stream()
			.filter(Objects::nonNull)
			.distinct()
			.forEach((channel) -> consents.add(new ConsentChange(ConsentPurpose.MARKETING, channel, true, null)));
		return new EnrolMember(MemberForm.given(form.email()), MemberForm.given(form.phone()), null, form.firstName(),
				form.lastName(), form.birthday(), MemberForm.given(form.language()), form.tagList(), Map.of(), consents,
				null, MemberSource.ADMIN);
	}

}

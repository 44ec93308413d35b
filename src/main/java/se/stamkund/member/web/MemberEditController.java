package se.stamkund.member.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.member.Consents;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberDisplays;
import se.stamkund.member.MemberView;
import se.stamkund.member.Members;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** The staff changes what is known of a member. */
@Controller
@RequestMapping("/admin/members/{id}/edit")
class MemberEditController {

	private final MemberDirectory directory;

	private final Members members;

	private final Consents consents;

	private final Stores stores;

	private final MemberDisplays displays;

	private final MemberChoices choices;

	MemberEditController(MemberDirectory directory, Members members, Consents consents, Stores stores,
			MemberDisplays displays, MemberChoices choices) {
		this.directory = directory;
		this.members = members;
		this.consents = consents;
		this.stores = stores;
		this.displays = displays;
		this.choices = choices;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('MEMBERS_EDIT')")
	ModelAndView edit(ProgramId program, @PathVariable UUID id, Locale language) {
		var member = member(program, id);
		var stores = this.stores.list(program);
		var form = EditMemberForm.of(member, this.displays.of(program), stores);
		return page(program, member, stores, form, language).addObject("form", form);
	}

	@PostMapping
	@PreAuthorize("hasAuthority('MEMBERS_EDIT')")
	ModelAndView change(ProgramId program, Actor actor, @PathVariable UUID id,
			@Valid @ModelAttribute("form") EditMemberForm form, BindingResult errors, Locale language,
			RedirectAttributes flash) {
		var member = member(program, id);
		var stores = this.stores.list(program);
		if (!errors.hasErrors()) {
			try {
				this.members.change(program, member.id(), form.change(member, stores), actor);
				flash.addFlashAttribute("toast", "members.saved");
				return new ModelAndView("redirect:/admin/members/" + id);
			}
			catch (BusinessRuleException ex) {
				MemberFormErrors.reject(errors, ex);
			}
		}
		var page = page(program, member, stores, form, language);
		page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		return page;
	}

	private MemberView member(ProgramId program, UUID id) {
		var member = this.directory.get(program, new MemberId(id));
		if (!member.active()) {
			throw new NotFoundException("member", "There is no member with " + id);
		}
		return member;
	}

	private ModelAndView page(ProgramId program, MemberView member, List<StoreView> stores, EditMemberForm written,
			Locale language) {
		var options = new LinkedHashMap<>(this.choices.languages(language));
		if (member.language() != null) {
			options.putIfAbsent(member.language(), Locale.of(member.language()).getDisplayLanguage(language));
		}
		return new ModelAndView("members/member-edit",
				Map.of("member", member, "stores", new ArrayList<>(stores), "languages", options, "switches",
						ConsentSwitch.all(this.consents.current(program, member.id())), "display",
						this.displays.of(program), "written", written));
	}

}

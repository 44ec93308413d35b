package se.stamkund.program.web;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.platform.web.FormErrors;
import se.stamkund.program.Invitations;
import se.stamkund.program.NewInvitation;
import se.stamkund.program.Role;
import se.stamkund.program.StaffCaller;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.program.Team;
import se.stamkund.program.TeamMember;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Who works with a programme: invite, give another role, take off. */
@Controller
@RequestMapping("/admin/settings/staff")
@PreAuthorize("hasAuthority('STAFF_EDIT')")
class StaffController {

	private final Team team;

	private final Invitations invitations;

	private final Stores stores;

	private final Choices choices;

	StaffController(Team team, Invitations invitations, Stores stores, Choices choices) {
		this.team = team;
		this.invitations = invitations;
		this.stores = stores;
		this.choices = choices;
	}

	@ModelAttribute
	void choices(ProgramId program, Locale language, Model model) {
		model.addAttribute("roles", this.choices.roles(language));
		model.addAttribute("stores", this.choices.stores(openStores(program), language));
	}

	@GetMapping
	ModelAndView list(ProgramId program, Locale language) {
		return new ModelAndView("program/staff", "team", sorted(program, language)).addObject("invitations",
				this.invitations.list(program));
	}

	@GetMapping("/invite")
	ModelAndView invite() {
		return new ModelAndView("program/staff-invite", "form", new InviteForm("", Role.SUPPORT, null));
	}

	@PostMapping("/invite")
	ModelAndView invite(ProgramId program, StaffCaller host, @Valid @ModelAttribute("form") InviteForm form,
			BindingResult errors, RedirectAttributes flash) {
		if (!errors.hasErrors()) {
			try {
				var link = this.invitations.invite(program,
						new NewInvitation(form.email(), Objects.requireNonNull(form.role()), form.store()), host);
				flash.addFlashAttribute("toast", "program.staff.invited");
				flash.addFlashAttribute("link", link);
				return new ModelAndView("redirect:/admin/settings/staff");
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, ex.code().equals("till_needs_store") ? "store" : "email", ex);
			}
		}
		return new ModelAndView("program/staff-invite", HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@PostMapping("/invitations/{id}/revoke")
	String revoke(ProgramId program, StaffCaller host, @PathVariable UUID id, RedirectAttributes flash) {
		this.invitations.revoke(program, id, host);
		flash.addFlashAttribute("toast", "program.staff.revoked");
		return "redirect:/admin/settings/staff";
	}

	@GetMapping("/{id}")
	ModelAndView person(ProgramId program, @PathVariable UUID id) {
		var person = require(program, id);
		return new ModelAndView("program/staff-person", "person", person).addObject("form",
				new RoleForm(person.role(), person.store()));
	}

	@PostMapping("/{id}")
	ModelAndView changeRole(ProgramId program, StaffCaller host, @PathVariable UUID id,
			@Valid @ModelAttribute("form") RoleForm form, BindingResult errors, RedirectAttributes flash) {
		if (!errors.hasErrors()) {
			try {
				this.team.changeRole(program, id, Objects.requireNonNull(form.role()), form.store(), host.actor());
				flash.addFlashAttribute("toast", "program.saved");
				return new ModelAndView("redirect:/admin/settings/staff");
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, ex.code().equals("till_needs_store") ? "store" : "role", ex);
			}
		}
		var page = new ModelAndView("program/staff-person", HttpStatus.UNPROCESSABLE_CONTENT);
		return page.addObject("person", require(program, id));
	}

	@PostMapping("/{id}/remove")
	ModelAndView remove(ProgramId program, StaffCaller host, @PathVariable UUID id, RedirectAttributes flash) {
		var person = require(program, id);
		try {
			this.team.remove(program, id, host.actor());
			flash.addFlashAttribute("toast", "program.staff.removed");
			return new ModelAndView("redirect:/admin/settings/staff");
		}
		catch (BusinessRuleException ex) {
			var page = new ModelAndView("program/staff-person", HttpStatus.UNPROCESSABLE_CONTENT);
			return page.addObject("person", person)
				.addObject("form", new RoleForm(person.role(), person.store()))
				.addObject("refusal", "error." + ex.code());
		}
	}

	private List<TeamMember> sorted(ProgramId program, Locale language) {
		return this.team.list(program)
			.stream()
			.sorted(Comparator.comparing(TeamMember::role)
				.thenComparing(TeamMember::name, Collator.getInstance(language)))
			.toList();
	}

	private TeamMember require(ProgramId program, UUID id) {
		return this.team.list(program)
			.stream()
			.filter((person) -> person.staff().equals(id))
			.findFirst()
			.orElseThrow(() -> new NotFoundException("staff", "Nobody of that id works with the programme"));
	}

	private List<StoreView> openStores(ProgramId program) {
		return this.stores.list(program).stream().filter((store) -> !store.closed()).toList();
	}

	record InviteForm(@NotBlank @Email @Size(max = 254) String email, @NotNull @Nullable Role role,
			@Nullable UUID store) {
	}

	record RoleForm(@NotNull @Nullable Role role, @Nullable UUID store) {
	}

}

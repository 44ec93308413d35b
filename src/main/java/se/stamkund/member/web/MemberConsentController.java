package se.stamkund.member.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.member.ConsentChange;
import se.stamkund.member.Consents;
import se.stamkund.member.MemberSource;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** The staff notes what a member agrees to. */
@Controller
@RequestMapping("/admin/members/{id}/consents")
class MemberConsentController {

	private final Consents consents;

	MemberConsentController(Consents consents) {
		this.consents = consents;
	}

	/** Adds only what differs from what holds. */
	@PostMapping
	@PreAuthorize("hasAuthority('MEMBERS_EDIT')")
	String change(ProgramId program, Actor actor, @PathVariable UUID id,
			@RequestParam(defaultValue = "") Set<String> given, RedirectAttributes flash) {
		var member = new MemberId(id);
		List<ConsentChange> changes = ConsentSwitch.all(this.consents.current(program, member))
			.stream()
			.filter((one) -> one.given() != given.contains(one.key()))
			.map((one) -> new ConsentChange(one.purpose(), one.channel(), !one.given(), null))
			.toList();
		if (!changes.isEmpty()) {
			this.consents.record(program, member, changes, MemberSource.ADMIN, actor);
		}
		flash.addFlashAttribute("toast", "members.consents.saved");
		return "redirect:/admin/members/" + id + "/edit";
	}

}

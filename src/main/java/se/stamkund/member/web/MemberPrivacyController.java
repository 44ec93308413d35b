package se.stamkund.member.web;

import java.util.Map;
import java.util.UUID;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.member.MemberCopies;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberDisplays;
import se.stamkund.member.MemberErasure;
import se.stamkund.member.MemberView;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Gives a member what she has a right to: a copy of it all, or to be forgotten. */
@Controller
@RequestMapping("/admin/members/{id}")
class MemberPrivacyController {

	private final MemberDirectory directory;

	private final MemberCopies copies;

	private final MemberErasure erasure;

	private final MemberDisplays displays;

	private final JsonMapper json;

	MemberPrivacyController(MemberDirectory directory, MemberCopies copies, MemberErasure erasure,
			MemberDisplays displays, JsonMapper json) {
		this.directory = directory;
		this.copies = copies;
		this.erasure = erasure;
		this.displays = displays;
		this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
	}

	@GetMapping("/data")
	@PreAuthorize("hasAuthority('MEMBERS_EDIT')")
	ResponseEntity<byte[]> copy(ProgramId program, Actor actor, @PathVariable UUID id) {
		var copy = this.copies.of(program, new MemberId(id), actor);
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename("member-" + id + ".json").build().toString())
			.body(this.json.writeValueAsBytes(copy));
	}

	@GetMapping("/erase")
	@PreAuthorize("hasAuthority('MEMBERS_EDIT')")
	ModelAndView ask(ProgramId program, @PathVariable UUID id) {
		return page(program, member(program, id), "", false);
	}

	@PostMapping("/erase")
	@PreAuthorize("hasAuthority('MEMBERS_EDIT')")
	ModelAndView erase(ProgramId program, Actor actor, @PathVariable UUID id,
			@RequestParam(defaultValue = "") String number, RedirectAttributes flash) {
		var member = member(program, id);
		if (!number.replaceAll("\\D", "").equals(member.number())) {
			var page = page(program, member, number, true);
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			return page;
		}
		this.erasure.erase(program, member.id(), actor);
		flash.addFlashAttribute("toast", "members.erased");
		return new ModelAndView("redirect:/admin/members");
	}

	private MemberView member(ProgramId program, UUID id) {
		var member = this.directory.get(program, new MemberId(id));
		if (!member.active()) {
			throw new NotFoundException("member", "There is no member with " + id);
		}
		return member;
	}

	private ModelAndView page(ProgramId program, MemberView member, String number, boolean wrong) {
		return new ModelAndView("members/member-erase",
				Map.of("member", member, "number", number, "wrong", wrong, "display", this.displays.of(program)));
	}

}

package se.stamkund.member.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

import se.stamkund.member.InvalidMemberDataException;
import se.stamkund.member.Members;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Tags the members picked in the list. */
@Controller
@RequestMapping("/admin/members/tag")
class MemberTagController {

	private static final int MOST = 100;

	private final Members members;

	MemberTagController(Members members) {
		this.members = members;
	}

	@PostMapping
	@PreAuthorize("hasAuthority('MEMBERS_EDIT')")
	String tag(ProgramId program, Actor actor, @RequestParam(defaultValue = "") List<UUID> id,
			@RequestParam(defaultValue = "") String tag, @RequestParam(defaultValue = "true") boolean given,
			RedirectAttributes flash) {
		if (id.isEmpty() || tag.isBlank()) {
			flash.addFlashAttribute("toast", id.isEmpty() ? "members.bulk.nobody" : "members.bulk.noTag");
			return "redirect:/admin/members";
		}
		try {
			var asked = id.stream().limit(MOST).map(MemberId::new).collect(Collectors.toSet());
			say(flash, this.members.tag(program, asked, tag, given, actor), tag.strip(), given);
		}
		catch (InvalidMemberDataException ex) {
			flash.addFlashAttribute("toast", "error." + ex.code());
			flash.addFlashAttribute("toastArgs", ex.arguments());
		}
		return "redirect:/admin/members";
	}

	private static void say(RedirectAttributes flash, Set<MemberId> changed, String tag, boolean given) {
		flash.addFlashAttribute("toast", given ? "members.bulk.tagged" : "members.bulk.untagged");
		flash.addFlashAttribute("toastArgs", new Object[] { changed.size(), tag });
		if (!changed.isEmpty()) {
			flash.addFlashAttribute("undo",
					UriComponentsBuilder.fromPath("/admin/members/tag")
						.queryParam("given", !given)
						.queryParam("tag", "{tag}")
						.queryParam("id", changed.stream().map(MemberId::toString).toArray())
						.encode()
						.buildAndExpand(tag)
						.toUriString());
		}
	}

}

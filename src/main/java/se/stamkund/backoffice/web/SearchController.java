package se.stamkund.backoffice.web;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import se.stamkund.backoffice.AdminSearch;
import se.stamkund.member.MemberDisplays;
import se.stamkund.shared.ProgramId;

/** The search in the admin's top bar. */
@Controller
class SearchController {

	private final AdminSearch search;

	private final MemberDisplays displays;

	SearchController(AdminSearch search, MemberDisplays displays) {
		this.search = search;
		this.displays = displays;
	}

	/** Goes straight to the only one found. */
	@GetMapping("/admin/search")
	@PreAuthorize("hasAuthority('MEMBERS_VIEW')")
	String search(ProgramId program, @RequestParam(defaultValue = "") String q, Model model) {
		var found = this.search.find(program, q);
		if (found.members().size() == 1 && found.orders().isEmpty()) {
			return "redirect:/admin/members/" + found.members().getFirst().id();
		}
		if (found.orders().size() == 1 && found.members().isEmpty()) {
			return "redirect:/admin/orders/" + found.orders().getFirst().id();
		}
		model.addAttribute("q", q.strip());
		model.addAttribute("found", found);
		model.addAttribute("display", this.displays.of(program));
		return "backoffice/search";
	}

}

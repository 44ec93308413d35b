package se.stamkund.backoffice.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.backoffice.MergePage;
import se.stamkund.member.InvalidMemberDataException;
import se.stamkund.member.MemberDisplays;
import se.stamkund.member.MemberKey.ById;
import se.stamkund.member.MemberMerges;
import se.stamkund.platform.api.Idempotency;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Finds the other, shows what a merge would do, does it, and undoes it. */
@Controller
@RequestMapping("/admin/members/{id}")
@PreAuthorize("hasAuthority('MEMBERS_MERGE')")
class MergeController {

	private final MemberMerges merges;

	private final MergePage page;

	private final MemberDisplays displays;

	MergeController(MemberMerges merges, MergePage page, MemberDisplays displays) {
		this.merges = merges;
		this.page = page;
		this.displays = displays;
	}

	@GetMapping("/merge")
	String choose(ProgramId program, @PathVariable UUID id, @RequestParam(required = false) @Nullable String q,
			Model model) {
		var member = this.page.member(program, new MemberId(id));
		model.addAttribute("member", member);
		model.addAttribute("display", this.displays.of(program));
		model.addAttribute("q", (q != null) ? q.strip() : "");
		try {
			model.addAttribute("found", this.page.find(program, member, q));
		}
		catch (InvalidMemberDataException ex) {
			model.addAttribute("found", List.of());
		}
		return "backoffice/merge";
	}

	@GetMapping("/merge/{other}")
	ModelAndView preview(ProgramId program, @PathVariable UUID id, @PathVariable UUID other) {
		return preview(program, id, other, null);
	}

	@PostMapping("/merge/{other}")
	@Idempotency(Idempotency.Mode.AFTERWARDS)
	ModelAndView merge(ProgramId program, Actor actor, @PathVariable UUID id, @PathVariable UUID other,
			RedirectAttributes flash) {
		try {
			var merge = this.merges.merge(program, new ById(new MemberId(id)), new ById(new MemberId(other)), actor);
			flash.addFlashAttribute("toast", "member.merge.done");
			flash.addFlashAttribute("undo", "/admin/members/" + merge.member() + "/merges/" + merge.id() + "/undo");
			return new ModelAndView("redirect:/admin/members/" + merge.member());
		}
		catch (BusinessRuleException ex) {
			return preview(program, id, other, ex.code());
		}
	}

	@GetMapping("/merges/{merge}")
	ModelAndView merged(ProgramId program, @PathVariable UUID id, @PathVariable UUID merge) {
		return merged(program, id, merge, null);
	}

	@PostMapping("/merges/{merge}/undo")
	@Idempotency(Idempotency.Mode.AFTERWARDS)
	ModelAndView undo(ProgramId program, Actor actor, @PathVariable UUID id, @PathVariable UUID merge,
			RedirectAttributes flash) {
		try {
			this.merges.undo(program, new MemberId(id), merge, actor);
			flash.addFlashAttribute("toast", "member.merge.undone");
			return new ModelAndView("redirect:/admin/members/" + id);
		}
		catch (BusinessRuleException ex) {
			return merged(program, id, merge, ex.code());
		}
	}

	private ModelAndView preview(ProgramId program, UUID id, UUID other, @Nullable String refused) {
		var page = new ModelAndView("backoffice/merge-preview",
				Map.of("preview", this.page.preview(program, new MemberId(id), new MemberId(other)), "display",
						this.displays.of(program)));
		return refused(page, refused);
	}

	private ModelAndView merged(ProgramId program, UUID id, UUID merge, @Nullable String refused) {
		var page = new ModelAndView("backoffice/merged", Map.of("merged",
				this.page.merged(program, new MemberId(id), merge), "display", this.displays.of(program)));
		return refused(page, refused);
	}

	private static ModelAndView refused(ModelAndView page, @Nullable String refused) {
		if (refused != null) {
			page.addObject("refused", refused);
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		}
		return page;
	}

}

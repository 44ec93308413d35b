package se.stamkund.backoffice.web;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.backoffice.MemberPage;
import se.stamkund.member.MemberDisplays;
import se.stamkund.member.MemberMerges;
import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.InvalidParameterException;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.security.Caller;
import se.stamkund.points.Adjustments;
import se.stamkund.points.PointsEvent;
import se.stamkund.points.TransferSettings;
import se.stamkund.program.Programs;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** The page about one member. */
@Controller
class MemberController {

	private static final int SHOWN = 20;

	private final MemberPage page;

	private final MemberMerges merges;

	private final TransferSettings transfers;

	private final MemberDisplays displays;

	private final Programs programs;

	MemberController(MemberPage page, MemberMerges merges, TransferSettings transfers, MemberDisplays displays,
			Programs programs) {
		this.page = page;
		this.merges = merges;
		this.transfers = transfers;
		this.displays = displays;
		this.programs = programs;
	}

	@GetMapping("/admin/members/{id}")
	@PreAuthorize("hasAuthority('MEMBERS_VIEW')")
	String member(ProgramId program, Caller caller, @PathVariable UUID id,
			@RequestParam(defaultValue = "POINTS") Show show, @RequestParam(required = false) @Nullable Long before,
			@RequestParam(required = false) @Nullable String after, Model model, RedirectAttributes flash) {
		var member = new MemberId(id);
		var survivor = this.merges.survivor(program, member);
		if (survivor.isPresent()) {
			flash.addFlashAttribute("toast", "member.merge.led_here");
			return "redirect:/admin/members/" + survivor.get();
		}
		model.addAttribute("transfers", this.transfers.get(program).allowed());
		model.addAttribute("merges", this.merges.undoable(program, member));
		model.addAttribute("summary", this.page.summary(program, member));
		model.addAttribute("display", this.displays.of(program));
		model.addAttribute("show", show);
		model.addAttribute("shows", Show.values());
		if (Adjustments.isLimited(caller)) {
			model.addAttribute("limit", this.programs.supportLimits(program).atATime());
		}
		switch (show) {
			case POINTS ->
				model.addAttribute("points", this.page.points(program, member, PointsEvent.Filter.ALL, before));
			case ORDERS -> model.addAttribute("orders", this.page.orders(program, member, query(after)));
			case REWARDS -> model.addAttribute("rewards", this.page.rewards(program, member, query(after)));
			case OTHER -> model.addAttribute("activities", this.page.activities(program, member, query(after)));
		}
		return "backoffice/member";
	}

	/** A torn address begins from the beginning. */
	private static PageQuery query(@Nullable String after) {
		try {
			return new PageQuery(SHOWN, (after != null) ? Cursor.decode(after) : null);
		}
		catch (InvalidParameterException ex) {
			return PageQuery.first(SHOWN);
		}
	}

	/** What of her story is shown. */
	enum Show {

		POINTS, ORDERS, REWARDS, OTHER

	}

}

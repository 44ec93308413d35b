package se.stamkund.reward.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberSummary;
import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.InvalidParameterException;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.reward.Fulfilment;
import se.stamkund.reward.Fulfilments;
import se.stamkund.reward.RedemptionFilter;
import se.stamkund.reward.RedemptionView;
import se.stamkund.reward.Redemptions;
import se.stamkund.reward.Rewards;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** What members have taken: what to send, what is sent. */
@Controller
@RequestMapping("/admin/rewards/taken")
class FulfilmentController {

	private static final int PAGE = 50;

	private final Redemptions redemptions;

	private final Fulfilments fulfilments;

	private final Rewards rewards;

	private final MemberDirectory members;

	FulfilmentController(Redemptions redemptions, Fulfilments fulfilments, Rewards rewards, MemberDirectory members) {
		this.redemptions = redemptions;
		this.fulfilments = fulfilments;
		this.rewards = rewards;
		this.members = members;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('ORDERS_VIEW')")
	ModelAndView list(ProgramId program, @RequestParam(defaultValue = "NEW") Show show,
			@RequestParam(required = false) @Nullable UUID reward,
			@RequestParam(required = false) @Nullable String after) {
		var found = find(program, show.filter(reward), after);
		var page = new ModelAndView("rewards/taken");
		page.addObject("page", found);
		page.addObject("people", people(program, found.data()));
		page.addObject("counts", this.fulfilments.counts(program));
		page.addObject("shows", Show.values());
		page.addObject("show", show);
		page.addObject("reward", reward);
		page.addObject("rewards", this.rewards.list(program));
		page.addObject("fulfilments", Fulfilment.values());
		page.addObject("later", after != null);
		return page;
	}

	/** Says how far they have come. */
	@PostMapping
	@PreAuthorize("hasAuthority('ORDERS_EDIT')")
	String mark(ProgramId program, Actor actor, @RequestParam(name = "id", required = false) @Nullable Set<UUID> ids,
			@RequestParam Fulfilment to, @RequestParam(defaultValue = "NEW") Show show, RedirectAttributes flash) {
		var moved = (ids != null) ? this.fulfilments.mark(program, ids, to, actor) : List.<UUID>of();
		if (moved.isEmpty()) {
			flash.addFlashAttribute("toast", "rewards.taken.none_chosen");
		}
		else {
			flash.addFlashAttribute("toast", "rewards.taken.marked." + to);
			flash.addFlashAttribute("toastArgs", new Object[] { moved.size() });
			if (show != Show.ALL && moved.size() <= PAGE) {
				flash.addFlashAttribute("undo",
						UriComponentsBuilder.fromPath("/admin/rewards/taken")
							.queryParam("to", show)
							.queryParam("show", show)
							.queryParam("id", moved)
							.toUriString());
			}
		}
		return "redirect:/admin/rewards/taken?show=" + show;
	}

	/** A torn address is the beginning. */
	private CursorPage<RedemptionView> find(ProgramId program, RedemptionFilter filter, @Nullable String after) {
		try {
			return this.redemptions.list(program, filter,
					new PageQuery(PAGE, (after != null) ? Cursor.decode(after) : null));
		}
		catch (InvalidParameterException ex) {
			return this.redemptions.list(program, filter, PageQuery.first(PAGE));
		}
	}

	private Map<MemberId, MemberSummary> people(ProgramId program, List<RedemptionView> rows) {
		return this.members.summaries(program, rows.stream().map(RedemptionView::member).collect(Collectors.toSet()));
	}

}

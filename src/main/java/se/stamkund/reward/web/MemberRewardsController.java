package se.stamkund.reward.web;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberView;
import se.stamkund.reward.Redemptions;
import se.stamkund.reward.RewardOffers;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Takes a reward for a member who asks for it, and gives it back. */
@Controller
@RequestMapping("/admin/members/{member}/rewards")
class MemberRewardsController {

	private final RewardOffers offers;

	private final Redemptions redemptions;

	private final MemberDirectory members;

	MemberRewardsController(RewardOffers offers, Redemptions redemptions, MemberDirectory members) {
		this.offers = offers;
		this.redemptions = redemptions;
		this.members = members;
	}

	/** What she can have, and why not the rest. */
	@GetMapping
	@PreAuthorize("hasAuthority('POINTS_ADJUST')")
	ModelAndView show(ProgramId program, @PathVariable UUID member) {
		return page(program, new MemberId(member), null);
	}

	@PostMapping("/{reward}")
	@PreAuthorize("hasAuthority('POINTS_ADJUST')")
	ModelAndView take(ProgramId program, Actor actor, @PathVariable UUID member, @PathVariable UUID reward,
			RedirectAttributes flash) {
		try {
			var taken = this.redemptions.redeem(program, new MemberKey.ById(new MemberId(member)), reward, actor);
			flash.addFlashAttribute("toast", "rewards.for_member.taken");
			flash.addFlashAttribute("undo", "/admin/members/" + member + "/rewards/taken/" + taken.id() + "/cancel");
			return new ModelAndView(hers(member));
		}
		catch (BusinessRuleException ex) {
			return page(program, new MemberId(member), ex);
		}
	}

	@PostMapping("/taken/{redemption}/cancel")
	@PreAuthorize("hasAuthority('ORDERS_EDIT')")
	String cancel(ProgramId program, Actor actor, @PathVariable UUID member, @PathVariable UUID redemption,
			RedirectAttributes flash) {
		if (!this.redemptions.get(program, redemption).member().value().equals(member)) {
			throw new NotFoundException("redemption", "There is no such redemption");
		}
		try {
			this.redemptions.cancel(program, redemption, actor);
			flash.addFlashAttribute("toast", "rewards.taken.cancelled");
		}
		catch (BusinessRuleException ex) {
			flash.addFlashAttribute("toast", "error." + ex.code());
		}
		return hers(member);
	}

	private ModelAndView page(ProgramId program, MemberId id, @Nullable BusinessRuleException refusal) {
		var page = new ModelAndView("rewards/member");
		page.addObject("member", active(program, id));
		page.addObject("offers", this.offers.of(program, id));
		if (refusal != null) {
			page.addObject("refusal", refusal);
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		}
		return page;
	}

	/** Who was erased has nothing to take rewards for. */
	private MemberView active(ProgramId program, MemberId id) {
		var member = this.members.get(program, id);
		if (!member.active()) {
			throw new NotFoundException("member", "There is no such member");
		}
		return member;
	}

	private static String hers(UUID member) {
		return "redirect:/admin/members/" + member + "?show=REWARDS";
	}

}

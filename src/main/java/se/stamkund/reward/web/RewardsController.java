package se.stamkund.reward.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.platform.api.PageQuery;
import se.stamkund.reward.PartPayments;
import se.stamkund.reward.Redemptions;
import se.stamkund.reward.RewardState;
import se.stamkund.reward.Rewards;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

/** The catalogue of rewards in its order, and what is offered of it. */
@Controller
@RequestMapping("/admin/rewards")
class RewardsController {

	private final Rewards rewards;

	private final Redemptions redemptions;

	private final PartPayments payments;

	RewardsController(Rewards rewards, Redemptions redemptions, PartPayments payments) {
		this.rewards = rewards;
		this.redemptions = redemptions;
		this.payments = payments;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('SETTINGS_VIEW')")
	String list(ProgramId program, Model model) {
		model.addAttribute("rewards", this.rewards.list(program));
		model.addAttribute("archived",
				this.rewards.page(program, Set.of(RewardState.ARCHIVED), PageQuery.first(PageQuery.MAX_LIMIT)).data());
		model.addAttribute("counts", this.redemptions.counts(program));
		model.addAttribute("payment", this.payments.get(program));
		return "rewards/list";
	}

	/** Puts them in order: all at once, or one up or down. */
	@PostMapping("/order")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String arrange(ProgramId program, Actor actor, @RequestParam(name = "id") List<UUID> ids,
			@RequestParam(required = false) @Nullable String move, RedirectAttributes flash) {
		this.rewards.arrange(program, moved(ids, move), actor);
		flash.addFlashAttribute("toast", "rewards.arranged");
		return "redirect:/admin/rewards";
	}

	@PostMapping("/{reward}/state")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String turn(ProgramId program, Actor actor, @PathVariable UUID reward, @RequestParam RewardState to,
			RedirectAttributes flash) {
		var before = this.rewards.get(program, reward).state();
		this.rewards.turn(program, reward, to, actor);
		flash.addFlashAttribute("toast", "rewards.turned." + to);
		if (before != to) {
			flash.addFlashAttribute("undo", "/admin/rewards/" + reward + "/state?to=" + before);
		}
		return "redirect:/admin/rewards";
	}

	private static List<UUID> moved(List<UUID> ids, @Nullable String move) {
		var order = new ArrayList<>(ids);
		var parts = (move != null) ? move.split(":", 2) : new String[0];
		if (parts.length == 2) {
			int from = ids.stream().map(UUID::toString).toList().indexOf(parts[1]);
			int to = parts[0].equals("up") ? from - 1 : from + 1;
			if (from >= 0 && to >= 0 && to < ids.size()) {
				Collections.swap(order, from, to);
			}
		}
		return order;
	}

}

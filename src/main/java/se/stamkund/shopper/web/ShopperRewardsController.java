package se.stamkund.shopper.web;

import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.ledger.Balances;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.reward.PartPayments;
import se.stamkund.reward.Redemptions;
import se.stamkund.reward.RewardOffers;
import se.stamkund.reward.RewardView;
import se.stamkund.reward.Rewards;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.Points;
import se.stamkund.shopper.ShopperCodes;

/** What a shopper can have for her points: looks, takes it, and may undo it. */
@Controller
@RequestMapping("/p/{program}")
class ShopperRewardsController {

	private final RewardOffers offers;

	private final Rewards rewards;

	private final Redemptions redemptions;

	private final PartPayments payments;

	private final ShopperCodes codes;

	private final Balances balances;

	private final ProgramClock clock;

	ShopperRewardsController(RewardOffers offers, Rewards rewards, Redemptions redemptions, PartPayments payments,
			ShopperCodes codes, Balances balances, ProgramClock clock) {
		this.offers = offers;
		this.rewards = rewards;
		this.redemptions = redemptions;
		this.payments = payments;
		this.codes = codes;
		this.balances = balances;
		this.clock = clock;
	}

	@GetMapping("/rewards")
	String list(ShopperCaller shopper, Model model) {
		var offers = this.offers.of(shopper.program(), shopper.member());
		var payment = this.payments.get(shopper.program());
		model.addAttribute("offers", offers);
		model.addAttribute("payment", payment);
		model.addAttribute("worth", payment.worth(Points.of(offers.points())));
		model.addAttribute("usable", this.codes.usable(shopper));
		return "shopper/rewards";
	}

	/** One reward, and whether to take it. */
	@GetMapping("/rewards/{reward}")
	ModelAndView show(ShopperCaller shopper, @PathVariable UUID reward) {
		return page(shopper, find(shopper, reward));
	}

	@PostMapping("/rewards/{reward}")
	ModelAndView take(ShopperCaller shopper, @PathVariable String program, @PathVariable UUID reward,
			RedirectAttributes flash) {
		var view = find(shopper, reward);
		try {
			var taken = this.redemptions.redeem(shopper.program(), new MemberKey.ById(shopper.member()), reward,
					shopper.actor());
			flash.addFlashAttribute("toast", "shopper.rewards.taken");
			flash.addFlashAttribute("undo", "/p/" + program + "/codes/" + taken.id() + "/undo");
			return new ModelAndView("redirect:/p/{program}/codes");
		}
		catch (BusinessRuleException ex) {
			var page = page(shopper, view);
			page.addObject("refusal", ex);
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			return page;
		}
	}

	@GetMapping("/codes")
	String codes(ShopperCaller shopper, Model model) {
		model.addAttribute("codes", this.codes.of(shopper));
		model.addAttribute("now", this.clock.now(shopper.program()));
		return "shopper/codes";
	}

	/** One code, large and to print. */
	@GetMapping("/codes/{code}")
	String code(ShopperCaller shopper, @PathVariable UUID code, Model model) {
		model.addAttribute("card", this.codes.get(shopper, code));
		model.addAttribute("now", this.clock.now(shopper.program()));
		return "shopper/code";
	}

	@PostMapping("/codes/{code}/undo")
	String undo(ShopperCaller shopper, @PathVariable UUID code, RedirectAttributes flash) {
		try {
			var undone = this.redemptions.undo(shopper.program(), shopper.member(), code);
			flash.addFlashAttribute("toast", "shopper.rewards.undone");
			flash.addFlashAttribute("toastArgs", new Object[] { undone.points() });
		}
		catch (BusinessRuleException ex) {
			flash.addFlashAttribute("toast", "error." + ex.code());
			flash.addFlashAttribute("toastArgs", ex.arguments());
		}
		return "redirect:/p/{program}/codes";
	}

	private ModelAndView page(ShopperCaller shopper, RewardView reward) {
		var one = this.offers.of(shopper.program(), shopper.member(), reward);
		var page = new ModelAndView("shopper/reward", "one", one);
		var points = this.balances.of(shopper.program(), shopper.member(), this.clock.now(shopper.program())).active();
		page.addObject("points", points.value());
		page.addObject("now", this.clock.now(shopper.program()));
		return page;
	}

	/** Drafts and what is put away are not for members. */
	private RewardView find(ShopperCaller shopper, UUID reward) {
		var view = this.rewards.get(shopper.program(), reward);
		if (!view.isActive()) {
			throw new NotFoundException("reward", "There is no such reward");
		}
		return view;
	}

}

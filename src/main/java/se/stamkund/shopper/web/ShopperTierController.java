package se.stamkund.shopper.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.shared.NotFoundException;
import se.stamkund.tier.Tiers;

/**
 * A shopper's tier: what it gives, what the others would give, and how she came there.
 */
@Controller
@RequestMapping("/p/{program}/tier")
class ShopperTierController {

	private static final int SHOWN = 50;

	private final Tiers tiers;

	private final ProgramClock clock;

	ShopperTierController(Tiers tiers, ProgramClock clock) {
		this.tiers = tiers;
		this.clock = clock;
	}

	@GetMapping
	String tier(ShopperCaller shopper, Model model) {
		var standing = this.tiers.of(shopper.program(), shopper.member())
			.orElseThrow(() -> new NotFoundException("tier", "The programme has no tiers"));
		model.addAttribute("standing", standing);
		model.addAttribute("now", this.clock.now(shopper.program()));
		model.addAttribute("changes",
				this.tiers.history(shopper.program(), shopper.member(), PageQuery.first(SHOWN)).data());
		return "shopper/tier";
	}

}

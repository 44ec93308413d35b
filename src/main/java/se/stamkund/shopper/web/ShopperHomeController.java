package se.stamkund.shopper.web;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.points.TransferSettings;
import se.stamkund.program.Programs;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.shopper.HistoryFilter;
import se.stamkund.shopper.ShopperHistory;
import se.stamkund.shopper.ShopperHome;

/** A programme's first page: a welcome to visitors, her points to a member. */
@Controller
@RequestMapping("/p/{program}")
class ShopperHomeController {

	private static final int EXAMPLE = 100;

	private final ShopperHome home;

	private final ShopperHistory history;

	private final PointsSettingsService settings;

	private final TransferSettings transfers;

	private final Programs programs;

	ShopperHomeController(ShopperHome home, ShopperHistory history, PointsSettingsService settings,
			TransferSettings transfers, Programs programs) {
		this.transfers = transfers;
		this.home = home;
		this.history = history;
		this.settings = settings;
		this.programs = programs;
	}

	@GetMapping
	String home(ProgramId program, @Nullable ShopperCaller shopper, Model model) {
		if (shopper != null && shopper.program().equals(program)) {
			var me = this.home.of(shopper);
			var transfers = this.transfers.get(program);
			model.addAttribute("me", me);
			model.addAttribute("giving",
					transfers.allowed() && transfers.byMembers() && !me.balance().active().isZero());
			return "shopper/home";
		}
		var settings = this.settings.get(program).settings();
		model.addAttribute("rate", settings.rate());
		model.addAttribute("example", Points.of(EXAMPLE));
		model.addAttribute("exampleWorth", worth(program, EXAMPLE));
		return "shopper/landing";
	}

	@GetMapping("/history")
	String history(ShopperCaller shopper, @RequestParam(defaultValue = "ALL") HistoryFilter show,
			@RequestParam(required = false) @Nullable Long before, Model model) {
		model.addAttribute("history", this.history.page(shopper, show, before));
		model.addAttribute("me", this.home.of(shopper));
		model.addAttribute("filters", HistoryFilter.values());
		model.addAttribute("show", show);
		model.addAttribute("latestPage", before == null);
		return "shopper/history";
	}

	private Money worth(ProgramId program, long points) {
		return this.settings.get(program).settings().worth(points, this.programs.get(program).currency());
	}

}

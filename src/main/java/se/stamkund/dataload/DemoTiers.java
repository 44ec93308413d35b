package se.stamkund.dataload;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.springframework.stereotype.Component;

import se.stamkund.program.ProgramView;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.tier.Benefits;
import se.stamkund.tier.Criteria;
import se.stamkund.tier.Downgrade;
import se.stamkund.tier.Ladder;
import se.stamkund.tier.Text;
import se.stamkund.tier.Tier;
import se.stamkund.tier.TierLadders;
import se.stamkund.tier.Window;

/**
 * Fjällbod's ladder: Brons, Silver from 1 000 kr and Guld from 2 500 kr in twelve months.
 */
@Component
class DemoTiers {

	private final TierLadders ladders;

	DemoTiers(TierLadders ladders) {
		this.ladders = ladders;
	}

	/**
	 * Puts the ladder up.
	 * @param end when the past is made: birthdays are celebrated from that day on, else
	 * two years of them would be all at once
	 */
	void open(ProgramView shop, Instant end) {
		this.ladders.change(shop.id(), new Ladder(new Window.Rolling(12), false, Downgrade.TO_EARNED, 30, List.of(
				tier("brons", new Text("Brons", "Bronze"), "#a0643f", "mountain", Criteria.NONE, Benefits.NONE),
				tier("silver", new Text("Silver", "Silver"), "#6f7a82", "star", new Criteria(null, 100_000L, null),
						new Benefits(new BigDecimal("1.1"), false, 0, 0,
								new Text("Fri vallning i butiken", "Free ski waxing in the shop"))),
				tier("guld", new Text("Guld", "Gold"), "#97701c", "crown", new Criteria(null, 250_000L, null),
						new Benefits(new BigDecimal("1.25"), true, 48, 2000,
								new Text("Fri vallning i butiken", "Free ski waxing in the shop"))))),
				TierLadders.NONE, Actor.SYSTEM);
		this.ladders.celebrateFrom(shop.id(), LocalDate.ofInstant(end, shop.zone()));
	}

	private static Tier tier(String code, Text name, String color, String icon, Criteria criteria, Benefits benefits) {
		return new Tier(Ids.next(), code, name, color, icon, criteria, benefits);
	}

}

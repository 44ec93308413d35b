package se.stamkund.dataload;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.ledger.Balance;
import se.stamkund.ledger.Balances;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.ProgramClock;
import se.stamkund.pricing.Scope;
import se.stamkund.pricing.Stacking;
import se.stamkund.program.ProgramView;
import se.stamkund.reward.CodeTerms;
import se.stamkund.reward.Fulfilment;
import se.stamkund.reward.Fulfilments;
import se.stamkund.reward.Gate;
import se.stamkund.reward.Gives;
import se.stamkund.reward.RedemptionView;
import se.stamkund.reward.Redemptions;
import se.stamkund.reward.RewardDraft;
import se.stamkund.reward.RewardLimit;
import se.stamkund.reward.RewardPeriod;
import se.stamkund.reward.RewardState;
import se.stamkund.reward.RewardTerms;
import se.stamkund.reward.RewardView;
import se.stamkund.reward.Rewards;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.tier.Text;

/** What Fjällbod gives for points, and who took what in its last weeks. */
@Component
class DemoRewards {

	/** In how many of the last weeks somebody took something. */
	static final int WEEKS = 6;

	private static final int TAKERS = 9;

	private static final Text NONE = Text.EMPTY;

	private final Rewards rewards;

	private final Redemptions redemptions;

	private final Fulfilments fulfilments;

	private final Balances balances;

	private final ProgramClock clock;

	DemoRewards(Rewards rewards, Redemptions redemptions, Fulfilments fulfilments, Balances balances,
			ProgramClock clock) {
		this.rewards = rewards;
		this.redemptions = redemptions;
		this.fulfilments = fulfilments;
		this.balances = balances;
		this.clock = clock;
	}

	/**
	 * Lays out the shelf.
	 * @param end of the story, soon after which the cup opens
	 */
	void open(ProgramView shop, Instant end) {
		add(shop,
				tidy(new Text("Fri frakt", "Free shipping"),
						new Text("På din nästa order i webbutiken", "On your next order in the webshop"),
						new Gives.FreeShipping(), 700),
				null);
		add(shop, tidy(new Text("50 kr rabatt", "50 kr off"),
				new Text("På allt i butiken", "On everything in the shop"), new Gives.FixedDiscount(kr(50)), 1_000),
				null);
		add(shop, tidy(new Text("75 kr rabatt", "75 kr off"),
				new Text("På allt i butiken", "On everything in the shop"), new Gives.FixedDiscount(kr(75)), 1_500),
				null);
		add(shop,
				new RewardTerms(new Text("Plantera ett fjällträd", "Plant a mountain tree"),
						new Text("Vi planterar en fjällbjörk i ditt namn", "We plant a birch in your name"), NONE,
						new Gives.Donation(), CodeTerms.NONE, 500, null, Gate.OPEN, null, null),
				null);
		add(shop,
				new RewardTerms(new Text("Kåsa i björk", "Birch cup"),
						new Text("Vi skickar den hem till dig", "We send it to your home"), NONE,
						new Gives.FreeProduct("KOK-K", 1, true), CodeTerms.NONE, 1_200,
						new RewardLimit(1, RewardPeriod.EVER), Gate.OPEN, end.plus(3, ChronoUnit.DAYS), null),
				40L);
		add(shop,
				new RewardTerms(new Text("15 % på en jacka", "15 % off a jacket"),
						new Text("Välj vilken du vill", "Any one you like"), NONE,
						new Gives.Percentage(BigDecimal.valueOf(15), kr(400)),
						new CodeTerms(60, null, Scope.categories("jackor"), Stacking.COMMON), 2_000, null,
						new Gate("guld", null), null, null),
				null);
		add(shop,
				new RewardTerms(new Text("Hyr ett tält en helg", "Rent a tent for a weekend"),
						new Text("Två personer, fredag till måndag", "Two persons, Friday to Monday"),
						new Text("Hämtas i butiken i Östersund. Ring oss först så att tältet är ledigt.",
								"Collected in the shop in Östersund. Call us first, so that the tent is free."),
						new Gives.Experience(), CodeTerms.NONE, 1_800, null, Gate.OPEN, null, null),
				4L);
		add(shop,
				new RewardTerms(new Text("Presentkort 200 kr", "Gift card, 200 kr"),
						new Text("Använd lite i taget", "Use a little at a time"), NONE, new Gives.GiftCard(kr(200)),
						new CodeTerms(365, null, Scope.ALL, Stacking.COMMON), 4_000,
						new RewardLimit(2, RewardPeriod.YEAR), Gate.OPEN, null, null),
				null);
	}

	/** Lets some of the members take something they have the points for. */
	void take(ProgramView shop, Collection<MemberId> members, int weeksLeft) {
		var random = new Random(1_000L + weeksLeft);
		var crowd = new ArrayList<>(members);
		Collections.sort(crowd);
		Collections.shuffle(crowd, random);
		var now = this.clock.now(shop.id());
		var sample = crowd.subList(0, Math.min(crowd.size(), 400));
		var points = this.balances.ofAll(shop.id(), sample, now);
		var shelf = this.rewards.list(shop.id());
		var taken = new ArrayList<RedemptionView>();
		for (var member : sample) {
			long has = points.getOrDefault(member, Balance.NOTHING).active().value();
			var affordable = shelf.stream().filter((reward) -> reward.terms().points() <= has).toList();
			if (!affordable.isEmpty() && taken.size() < TAKERS) {
				var one = take(shop, member, affordable.get(random.nextInt(affordable.size())));
				if (one != null) {
					taken.add(one);
				}
			}
		}
		fulfil(shop, taken, weeksLeft);
	}

	private @Nullable RedemptionView take(ProgramView shop, MemberId member, RewardView reward) {
		try {
			return this.redemptions.redeem(shop.id(), new MemberKey.ById(member), reward.id(), Actor.member(member));
		}
		catch (BusinessRuleException ex) {
			return null;
		}
	}

	/** What was taken long ago is done, of the latest nothing is. */
	private void fulfil(ProgramView shop, List<RedemptionView> taken, int weeksLeft) {
		if (weeksLeft > 1) {
			this.fulfilments.mark(shop.id(), taken.stream().map(RedemptionView::id).toList(),
					(weeksLeft > 2) ? Fulfilment.DONE : Fulfilment.SENT, Actor.SYSTEM);
		}
	}

	private void add(ProgramView shop, RewardTerms terms, @Nullable Long stock) {
		this.rewards.add(shop.id(), new RewardDraft(RewardState.ACTIVE, terms, stock), Actor.SYSTEM);
	}

	/** A code for 90 days. */
	private static RewardTerms tidy(Text name, Text description, Gives gives, long points) {
		return new RewardTerms(name, description, NONE, gives, new CodeTerms(90, null, Scope.ALL, Stacking.COMMON),
				points, new RewardLimit(1, RewardPeriod.MONTH), Gate.OPEN, null, null);
	}

	private static Money kr(long amount) {
		return Money.ofMinor(amount * 100);
	}

}

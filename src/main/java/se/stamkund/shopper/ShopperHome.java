package se.stamkund.shopper;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.ledger.Balance;
import se.stamkund.ledger.Balances;
import se.stamkund.ledger.Lots;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberNumber;
import se.stamkund.member.MemberView;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.points.Awards;
import se.stamkund.points.Explanation;
import se.stamkund.points.ExpiryReminders;
import se.stamkund.points.PointsSettings;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.program.ProgramView;
import se.stamkund.program.Programs;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.purchase.OrderFilter;
import se.stamkund.purchase.OrderQueries;
import se.stamkund.purchase.OrderRow;
import se.stamkund.reward.Eligibility;
import se.stamkund.reward.Offers;
import se.stamkund.reward.RewardOffers;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.tier.MemberTier;
import se.stamkund.tier.Tiers;

/** Gathers what a shopper sees first. */
@Service
public class ShopperHome {

	/** Points that expire later than this are not yet about to. */
	private static final Duration SOON = Duration.ofDays(60);

	private final Programs programs;

	private final Stores stores;

	private final ProgramClock clock;

	private final MemberDirectory members;

	private final Balances balances;

	private final Lots lots;

	private final ExpiryReminders reminders;

	private final PointsSettingsService settings;

	private final OrderQueries orders;

	private final Awards awards;

	private final Tiers tiers;

	private final RewardOffers offers;

	ShopperHome(Programs programs, Stores stores, ProgramClock clock, MemberDirectory members, Balances balances,
			Lots lots, ExpiryReminders reminders, PointsSettingsService settings, OrderQueries orders, Awards awards,
			Tiers tiers, RewardOffers offers) {
		this.programs = programs;
		this.stores = stores;
		this.clock = clock;
		this.members = members;
		this.balances = balances;
		this.lots = lots;
		this.reminders = reminders;
		this.settings = settings;
		this.orders = orders;
		this.awards = awards;
		this.tiers = tiers;
		this.offers = offers;
	}

	/** Her page as it is now. */
	@Transactional(readOnly = true)
	public View of(ShopperCaller shopper) {
		var program = this.programs.get(shopper.program());
		var now = this.clock.now(shopper.program());
		var settings = this.settings.get(shopper.program()).settings();
		var balance = this.balances.of(shopper.program(), shopper.member(), now);
		var member = this.members.get(shopper.program(), shopper.member());
		return new View(member, card(member), balance, settings.worth(balance.active(), program.currency()),
				expiring(shopper, program, settings, now),
				this.tiers.of(shopper.program(), shopper.member()).orElse(null),
				this.offers.of(shopper.program(), shopper.member()), latest(shopper), now);
	}

	private static @Nullable Card card(MemberView member) {
		var number = member.number();
		return (number != null) ? new Card(new MemberNumber(number).display(), QrCode.of(number)) : null;
	}

	private @Nullable ExpiringPoints expiring(ShopperCaller shopper, ProgramView program, PointsSettings settings,
			Instant now) {
		if (!this.reminders.get(shopper.program()).onPage()) {
			return null;
		}
		var next = this.lots.nextExpiry(shopper.program(), List.of(shopper.member()), now).get(shopper.member());
		if (next == null || next.at().isAfter(now.plus(SOON))) {
			return null;
		}
		var lastMoment = next.at().minusNanos(1000);
		var days = ChronoUnit.DAYS.between(now.atZone(program.zone()).toLocalDate(),
				lastMoment.atZone(program.zone()).toLocalDate());
		return new ExpiringPoints(next.points(), settings.worth(next.points(), program.currency()), days, lastMoment);
	}

	private @Nullable Latest latest(ShopperCaller shopper) {
		var order = this.orders.list(shopper.program(), OrderFilter.of(shopper.member()), PageQuery.first(1))
			.data()
			.stream()
			.findFirst();
		return order.map((row) -> latest(shopper, row)).orElse(null);
	}

	private Latest latest(ShopperCaller shopper, OrderRow order) {
		var award = this.awards.of(shopper.program(), List.of(order.id())).get(order.id());
		var store = this.stores.get(shopper.program(), order.store());
		return new Latest(store, order.orderedAt(), (award != null) ? award.points() : order.points(),
				(award != null) ? award.why().forMember() : null);
	}

	/**
	 * What the page shows.
	 *
	 * @param worth of the points she can use, in the programme's currency
	 * @param expiring none when nothing is about to
	 * @param tier none in a programme without tiers
	 * @param offers what she can have for her points
	 * @param latest none before the first purchase
	 */
	public record View(MemberView member, @Nullable Card card, Balance balance, Money worth,
			@Nullable ExpiringPoints expiring, @Nullable MemberTier tier, Offers offers, @Nullable Latest latest,
			Instant now) {

		/** What she lacks fewest points for; null if there is nothing to save for. */
		public @Nullable Eligibility nextReward() {
			return this.offers.next().orElse(null);
		}

	}

	/** Her member card. */
	public record Card(String number, QrCode qr) {
	}

	/**
	 * Points about to expire.
	 *
	 * @param lastMoment when they can still be used
	 */
	public record ExpiringPoints(Points points, Money worth, long days, Instant lastMoment) {
	}

	/**
	 * Her latest purchase and its points.
	 *
	 * @param why none when it gave no award
	 */
	public record Latest(StoreView store, Instant at, Points points, @Nullable Explanation why) {
	}

}

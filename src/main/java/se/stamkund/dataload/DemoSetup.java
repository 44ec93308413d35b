package se.stamkund.dataload;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.points.EarningRule;
import se.stamkund.points.EarningRules;
import se.stamkund.points.ExpiryPolicy;
import se.stamkund.points.ItemMatch;
import se.stamkund.points.Pending;
import se.stamkund.points.PointsSettings;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.points.Rate;
import se.stamkund.points.RefundPolicy;
import se.stamkund.points.Rounding;
import se.stamkund.product.ProductCatalogue;
import se.stamkund.product.PutProduct;
import se.stamkund.program.NewProgram;
import se.stamkund.program.NewStaff;
import se.stamkund.program.ProgramKind;
import se.stamkund.program.ProgramView;
import se.stamkund.program.Programs;
import se.stamkund.program.Role;
import se.stamkund.program.StaffAccounts;
import se.stamkund.program.StoreKind;
import se.stamkund.program.Stores;
import se.stamkund.program.Team;
import se.stamkund.program.keys.ApiKeys;
import se.stamkund.program.keys.KeyKind;
import se.stamkund.program.keys.KeyMode;
import se.stamkund.program.keys.NewKey;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.Money;

/** Opens Fjällbod: its stores, staff, key, rules and goods. */
@Component
class DemoSetup {

	private final Programs programs;

	private final Stores stores;

	private final StaffAccounts accounts;

	private final Team team;

	private final ApiKeys keys;

	private final PointsSettingsService points;

	private final EarningRules rules;

	private final ProductCatalogue products;

	private final DemoTiers tiers;

	private final ProgramClock clock;

	DemoSetup(Programs programs, Stores stores, StaffAccounts accounts, Team team, ApiKeys keys,
			PointsSettingsService points, EarningRules rules, ProductCatalogue products, DemoTiers tiers,
			ProgramClock clock) {
		this.programs = programs;
		this.stores = stores;
		this.accounts = accounts;
		this.team = team;
		this.keys = keys;
		this.points = points;
		this.rules = rules;
		this.products = products;
		this.tiers = tiers;
		this.clock = clock;
	}

	/**
	 * Opens the shop on a day in the past.
	 * @param end when that past will be made
	 */
	@Transactional
	public ProgramView open(Instant start, Instant end) {
		var shop = this.programs.create(new NewProgram(ProgramKind.DEMO, DemoShop.CODE, "Fjällbod",
				Currency.getInstance("SEK"), ZoneId.of("Europe/Stockholm"), Locale.of("sv"), "#1d5c4a"), Actor.SYSTEM);
		this.clock.beginAt(shop.id(), start);
		var web = this.stores.add(shop.id(), DemoShop.WEB, "Webben", StoreKind.WEB, Actor.SYSTEM);
		var till = this.stores.add(shop.id(), DemoShop.TILL, "Östersund", StoreKind.TILL, Actor.SYSTEM);
		this.team.add(shop.id(), account(DemoShop.OWNER_EMAIL, "Karin Sundin"), Role.OWNER, null, Actor.SYSTEM);
		this.team.add(shop.id(), account(DemoShop.TILL_EMAIL, "Nils Berg"), Role.TILL, till.id(), Actor.SYSTEM);
		this.keys.createPublic(shop.id(), new NewKey("Webbutiken", KeyKind.SECRET, KeyMode.LIVE, web.id()),
				DemoShop.KEY, Actor.SYSTEM);
		this.points.change(shop.id(), settings(), this.points.get(shop.id()).revision(), Actor.SYSTEM);
		this.tiers.open(shop, end);
		this.products.put(shop.id(),
				DemoProduct.ALL.stream()
					.map((product) -> new PutProduct(DemoShop.WEB, product.sku(), product.name(), product.brand(),
							product.categories(), Money.ofMinor(product.price())))
					.toList());
		return shop;
	}

	/**
	 * The offer that is on when the story ends: a week more of double points on shoes.
	 */
	@Transactional
	public void offer(ProgramView shop, Instant end) {
		this.rules.add(shop.id(),
				new EarningRule(Ids.next(), 1, "Dubbla poäng på skor",
						new EarningRule.Effect.Multiplier(BigDecimal.TWO), ItemMatch.categories("skor"), Set.of(),
						end.minus(30, ChronoUnit.DAYS), end.plus(8, ChronoUnit.DAYS), Money.ZERO, Map.of(), 0),
				false, Actor.SYSTEM);
	}

	private UUID account(String email, String name) {
		return this.accounts.create(new NewStaff(email, name, DemoShop.PASSWORD, Locale.of("sv"), false)).id();
	}

	private static PointsSettings settings() {
		return new PointsSettings(new Rate(BigDecimal.ONE, Money.ofMinor(100)), null, true, Rounding.FLOOR, Money.ZERO,
				new BigDecimal("0.05"), new Pending.Days(14), new ExpiryPolicy.Months(12), RefundPolicy.CLAMP, 0);
	}

}

package se.stamkund;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import se.stamkund.dataload.ImportKind;
import se.stamkund.dataload.ImportView;
import se.stamkund.dataload.Imports;
import se.stamkund.dataload.TestImports;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberSource;
import se.stamkund.member.MemberMerges;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.points.GivePoints;
import se.stamkund.points.TransferRules;
import se.stamkund.points.TransferSettings;
import se.stamkund.points.Transfers;
import se.stamkund.reward.Gives;
import se.stamkund.reward.Redemptions;
import se.stamkund.reward.Rewards;
import se.stamkund.reward.TestRewards;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.tier.Benefits;
import se.stamkund.tier.Criteria;
import se.stamkund.tier.Downgrade;
import se.stamkund.tier.Ladder;
import se.stamkund.tier.RolloutView;
import se.stamkund.tier.Rollouts;
import se.stamkund.tier.Text;
import se.stamkund.tier.Tier;
import se.stamkund.tier.TierLadders;
import se.stamkund.testing.TestCodes;
import se.stamkund.tier.Window;

import static org.awaitility.Awaitility.await;

/** Makes what only a few forms are about, for those that need it. */
@Component
class FormThings {

	private static final String BALANCES = "external_id;email;points\n7;bo@mejl.example;50\n";

	private final Enrolment enrolment;

	private final MemberDirectory members;

	private final MemberMerges merges;

	private final TransferSettings transferSettings;

	private final Transfers transfers;

	private final TierLadders ladders;

	private final Rollouts rollouts;

	private final Imports moved;

	private final TestImports imports;

	private final TestCodes codes;

	private final Rewards rewards;

	private final Redemptions redemptions;

	FormThings(Enrolment enrolment, MemberDirectory members, MemberMerges merges, TransferSettings transferSettings,
			Transfers transfers, TierLadders ladders, Rollouts rollouts, Imports moved, TestImports imports,
			TestCodes codes, Rewards rewards, Redemptions redemptions) {
		this.codes = codes;
		this.rewards = rewards;
		this.redemptions = redemptions;
		this.enrolment = enrolment;
		this.members = members;
		this.merges = merges;
		this.transferSettings = transferSettings;
		this.transfers = transfers;
		this.ladders = ladders;
		this.rollouts = rollouts;
		this.moved = moved;
		this.imports = imports;
	}

	/** The form with what it is about in its address. */
	PageForm with(PageForm form, FormShop shop) {
		for (var thing : List.of("{other}", "{merge}", "{gift}", "{reward}", "{taken}", "{uploaded}", "{checked}",
				"{moved}", "{batch}", "{voucher}", "{voucheruse}", "{card}")) {
			if (form.address().contains(thing)) {
				var address = form.address().replace(thing, make(thing, shop));
				return form.page().equals(form.address()) ? form.at(address).on(address) : form.at(address);
			}
		}
		if (form.pattern().matches("/admin/rewards/(order|taken)")) {
			taken(shop);
		}
		if (form.pattern().matches(".*/(give|transfers)")) {
			allowTransfers(shop);
		}
		if (form.pattern().matches(".*/tier(/release)?")) {
			makeTiers(shop);
		}
		return form;
	}

	/** Waits until nothing is being moved in, and nobody between tiers. */
	void settle(FormShop shop) {
		this.moved.list(shop.program(), PageQuery.first(PageQuery.MAX_LIMIT))
			.data()
			.forEach((each) -> this.imports.await(shop.program(), each.id()));
		await().atMost(Duration.ofMinutes(1))
			.until(() -> this.rollouts.latest(shop.program()).map(RolloutView::isFinished).orElse(true));
	}

	private String make(String thing, FormShop shop) {
		return switch (thing) {
			case "{other}" -> other(shop).toString();
			case "{merge}" -> this.merges
				.merge(shop.program(), new MemberKey.ById(shop.anna()), new MemberKey.ById(other(shop)), Actor.SYSTEM)
				.id()
				.toString();
			case "{gift}" -> gift(shop);
			case "{reward}" -> reward(shop).toString();
			case "{taken}" -> taken(shop).toString();
			case "{batch}" -> this.codes.make(shop.program()).batch().toString();
			case "{voucher}" -> this.codes.make(shop.program()).code().toString();
			case "{voucheruse}" -> use(shop);
			case "{card}" -> this.codes.make(shop.program()).card().toString();
			case "{uploaded}" -> uploaded(shop).id().toString();
			case "{checked}" -> this.imports.check(uploaded(shop)).id().toString();
			default -> this.imports.run(uploaded(shop)).id().toString();
		};
	}

	/** A code and a use of it, as they stand in an address. */
	private String use(FormShop shop) {
		var made = this.codes.make(shop.program());
		return made.code() + "/uses/" + made.use();
	}

	/** What another member is known by. */
	String number(FormShop shop) {
		return this.members.get(shop.program(), other(shop)).number();
	}

	private MemberId other(FormShop shop) {
		return this.enrolment
			.enrol(shop.program(),
					new EnrolMember("anna-" + Ids.next() + "@mejl.example", null, null, "Anna", "Ek", null, "sv",
							List.of(), Map.of(), List.of(), null, MemberSource.ADMIN),
					Actor.SYSTEM)
			.member();
	}

	private void makeTiers(FormShop shop) {
		if (this.ladders.find(shop.program()).isEmpty()) {
			this.ladders.change(shop.program(),
					new Ladder(new Window.Rolling(12), false, Downgrade.TO_EARNED, 30, List.of(new Tier(Ids.next(),
							"silver", new Text("Silver", "Silver"), "#7d868c", "tier", Criteria.NONE, Benefits.NONE))),
					TierLadders.NONE, Actor.SYSTEM);
		}
		settle(shop);
	}

	private UUID reward(FormShop shop) {
		return this.rewards
			.add(shop.program(), TestRewards.active(TestRewards.terms("Fika", new Gives.Experience(), 1), null),
					Actor.SYSTEM)
			.id();
	}

	private UUID taken(FormShop shop) {
		return this.redemptions
			.redeem(shop.program(), new MemberKey.ById(shop.anna()), reward(shop), Actor.member(shop.anna()))
			.id();
	}

	private String gift(FormShop shop) {
		allowTransfers(shop);
		return this.transfers
			.give(shop.program(), shop.anna(), new GivePoints(new MemberKey.ById(other(shop)), 5, null), Actor.SYSTEM)
			.id()
			.toString();
	}

	private void allowTransfers(FormShop shop) {
		this.transferSettings.change(shop.program(), new TransferRules(true, true, 1_000, TransferRules.MAX),
				Actor.SYSTEM);
	}

	private ImportView uploaded(FormShop shop) {
		return this.imports.upload(shop.program(), ImportKind.BALANCES, BALANCES);
	}

}

package se.stamkund.testing;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import se.stamkund.dataload.ImportKind;
import se.stamkund.dataload.TestImports;
import se.stamkund.member.ChangeMember;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberMerges;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.mail.SentMails;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.points.AdjustPoints;
import se.stamkund.points.Adjustments;
import se.stamkund.points.EarningRule;
import se.stamkund.points.EarningRules;
import se.stamkund.points.TransferRules;
import se.stamkund.points.TransferSettings;
import se.stamkund.points.ItemMatch;
import se.stamkund.product.ProductCatalogue;
import se.stamkund.product.PutProduct;
import se.stamkund.program.Invitations;
import se.stamkund.program.NewInvitation;
import se.stamkund.program.PasswordResets;
import se.stamkund.program.Role;
import se.stamkund.program.StaffCaller;
import se.stamkund.program.TestPasswordLinks;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.purchase.RefundOrder;
import se.stamkund.reward.Gives;
import se.stamkund.reward.Redemptions;
import se.stamkund.reward.RewardTerms;
import se.stamkund.reward.Rewards;
import se.stamkund.reward.TestRewards;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;
import se.stamkund.shopper.LoginMails;
import se.stamkund.shopper.ProfileChanges;
import se.stamkund.testing.TestPrograms.TestProgram;

/**
 * Lets a little of everything happen in a programme, so that its pages have a content.
 */
@Component
class BusyShop {

	private final Enrolment enrolment;

	private final Orders orders;

	private final ProductCatalogue catalogue;

	private final EarningRules rules;

	private final Adjustments adjustments;

	private final Invitations invitations;

	private final PasswordResets resets;

	private final LoginMails logins;

	private final ProfileChanges profiles;

	private final TestPasswordLinks passwords;

	private final SentMails mails;

	private final TestKeys keys;

	private final TestImports imports;

	private final TestPrograms programs;

	private final TransferSettings transfers;

	private final MemberMerges merges;

	private final TestCodes codes;

	private final Rewards rewards;

	private final Redemptions redemptions;

	BusyShop(Enrolment enrolment, Orders orders, ProductCatalogue catalogue, EarningRules rules,
			Adjustments adjustments, Invitations invitations, PasswordResets resets, LoginMails logins,
			ProfileChanges profiles, TestPasswordLinks passwords, SentMails mails, TestKeys keys, TestImports imports,
			TransferSettings transfers, MemberMerges merges, TestPrograms programs, TestCodes codes, Rewards rewards,
			Redemptions redemptions) {
		this.codes = codes;
		this.rewards = rewards;
		this.redemptions = redemptions;
		this.transfers = transfers;
		this.merges = merges;
		this.enrolment = enrolment;
		this.orders = orders;
		this.catalogue = catalogue;
		this.rules = rules;
		this.adjustments = adjustments;
		this.invitations = invitations;
		this.resets = resets;
		this.logins = logins;
		this.profiles = profiles;
		this.passwords = passwords;
		this.mails = mails;
		this.keys = keys;
		this.imports = imports;
		this.programs = programs;
	}

	/**
	 * Fills a programme.
	 * @return what the pages' addresses have in braces, by name; {@code invitation} and
	 * {@code reset} are links
	 */
	Map<String, Object> fill(TestProgram shop, StaffCaller karin) {
		var program = shop.id();
		this.programs.giveTiers(program);
		var ids = new HashMap<String, Object>();
		this.keys.secret(program);
		ids.put("store", shop.webStore());
		ids.put("staff", karin.staff());
		ids.put("product", product(program));
		ids.put("rule", rule(program, karin));
		var anna = enrol(program, "Anna", "Lindqvist");
		var li = enrol(program, "Li", "Ek");
		ids.put("li", li.value());
		this.transfers.change(program, new TransferRules(true, true, 100, 200), karin.actor());
		var double1 = enrol(program, "Anna", "Lindkvist");
		ids.put("merge",
				this.merges.merge(program, new MemberKey.ById(anna), new MemberKey.ById(double1), karin.actor()).id());
		var codes = this.codes.make(program);
		ids.put("voucherBatch", codes.batch());
		ids.put("voucher", codes.code());
		ids.put("giftCard", codes.card());
		ids.put("member", anna.value());
		ids.put("order", buy(program, "10482", OrderCustomer.of(new MemberKey.ById(anna))));
		ids.put("guest", buy(program, "10483", new OrderCustomer(null, null, address("gast"), null)));
		this.adjustments.adjust(program, new AdjustPoints(anna, 50, "Sent paket", "Tack för tålamodet"), karin);
		ids.put("reward", reward(program, TestRewards.discount(75, 1_500)));
		var fika = reward(program, TestRewards.terms("Fika", new Gives.Experience(), 50));
		ids.put("redemption",
				this.redemptions.redeem(program, new MemberKey.ById(anna), fika, Actor.member(anna)).id());
		ids.put("invitation",
				this.invitations.invite(program, new NewInvitation(address("nils"), Role.SUPPORT, null), karin));
		this.resets.request(karin.email());
		ids.put("reset", this.passwords.path(karin.staff()));
		this.profiles.save(new ShopperCaller(program, anna), ChangeMember.tags(List.of("stamkund")), address("anna"));
		ids.put("mail", this.mails.page(program, "", PageQuery.first(1)).data().getFirst().id());
		ids.put("upload", this.imports.upload(program, ImportKind.MEMBERS, "E-post;Skor\nli@mejl.example;42\n").id());
		ids.put("import",
				this.imports.run(program, ImportKind.BALANCES, "E-post;Poäng\nsiv@mejl.example;50\nfel;5\n").id());
		return ids;
	}

	private Object product(ProgramId program) {
		return this.catalogue
			.put(program, List.of(new PutProduct("web", "KANGA-39", "Kängor", "Fjällräv", List.of("skor"), kr(1399))))
			.getFirst()
			.id();
	}

	private UUID reward(ProgramId program, RewardTerms terms) {
		return this.rewards.add(program, TestRewards.active(terms, 10L), Actor.SYSTEM).id();
	}

	private Object rule(ProgramId program, StaffCaller karin) {
		var shoes = new EarningRule(Ids.next(), 0, "Dubbelt på skor", new EarningRule.Effect.Multiplier(BigDecimal.TWO),
				ItemMatch.categories("skor"), Set.of(), null, null, Money.ZERO, Map.of(), 0);
		return this.rules.add(program, shoes, false, karin.actor()).rule().id();
	}

	private MemberId enrol(ProgramId program, String first, String last) {
		var email = address(first);
		var member = this.enrolment
			.enrol(program, EnrolMember.withEmail(email, first, last, MemberSource.ADMIN), Actor.SYSTEM)
			.member();
		this.logins.send(program, email);
		return member;
	}

	private Object buy(ProgramId program, String number, OrderCustomer customer) {
		var line = RecordLine.goods("1", "KANGA-39", new BigDecimal(2), kr(1399));
		var order = this.orders
			.record(program, RecordOrder.paid("web", number, customer, null, List.of(line)), Actor.SYSTEM)
			.value();
		this.orders.refund(program, RefundOrder.ofAmount(order.id(), "R-" + number, kr(100)), Actor.SYSTEM);
		return order.id();
	}

	private static String address(String name) {
		return name + "-" + Ids.next() + "@mejl.example";
	}

	private static Money kr(long amount) {
		return Money.ofMinor(amount * 100);
	}

}

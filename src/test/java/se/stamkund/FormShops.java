package se.stamkund;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import se.stamkund.member.EmailChanges;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.LoginLinks;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberSource;
import se.stamkund.points.AdjustPoints;
import se.stamkund.points.Adjustments;
import se.stamkund.points.EarningRule;
import se.stamkund.points.EarningRules;
import se.stamkund.points.ItemMatch;
import se.stamkund.product.ProductCatalogue;
import se.stamkund.product.PutProduct;
import se.stamkund.program.Invitations;
import se.stamkund.program.NewInvitation;
import se.stamkund.program.NewStaff;
import se.stamkund.program.PasswordResets;
import se.stamkund.program.Role;
import se.stamkund.program.StaffAccounts;
import se.stamkund.program.StaffCaller;
import se.stamkund.program.Team;
import se.stamkund.program.keys.ApiKeys;
import se.stamkund.program.keys.KeyKind;
import se.stamkund.program.keys.KeyMode;
import se.stamkund.program.keys.NewKey;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.OrderView;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.Mailbox;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestPrograms.TestProgram;

/** Makes shops whose forms can be filled in. */
@Component
class FormShops {

	private static final String PASSWORD = "Granbarr och kaffe 7";

	private final TestPrograms programs;

	private final StaffAccounts accounts;

	private final Team team;

	private final Invitations invitations;

	private final PasswordResets resets;

	private final Enrolment enrolment;

	private final MemberDirectory members;

	private final LoginLinks logins;

	private final EmailChanges emails;

	private final Orders orders;

	private final Adjustments adjustments;

	private final ProductCatalogue catalogue;

	private final EarningRules rules;

	private final ApiKeys keys;

	private final Mailbox mailbox;

	FormShops(TestPrograms programs, StaffAccounts accounts, Team team, Invitations invitations, PasswordResets resets,
			Enrolment enrolment, MemberDirectory members, LoginLinks logins, EmailChanges emails, Orders orders,
			Adjustments adjustments, ProductCatalogue catalogue, EarningRules rules, ApiKeys keys, Mailbox mailbox) {
		this.programs = programs;
		this.accounts = accounts;
		this.team = team;
		this.invitations = invitations;
		this.resets = resets;
		this.enrolment = enrolment;
		this.members = members;
		this.logins = logins;
		this.emails = emails;
		this.orders = orders;
		this.adjustments = adjustments;
		this.catalogue = catalogue;
		this.rules = rules;
		this.keys = keys;
		this.mailbox = mailbox;
	}

	/** A shop whose staff and member read this language. */
	FormShop create(Locale language) {
		var shop = this.programs.create();
		var id = shop.id();
		var karin = staff(shop, "Karin", Role.OWNER, language);
		var nils = staff(shop, "Nils", Role.SUPPORT, language);
		var anna = this.enrolment
			.enrol(id,
					new EnrolMember("anna@mejl.example", null, null, "Anna", "Ek", null, language.getLanguage(),
							List.of(), Map.of(), List.of(), null, MemberSource.ADMIN),
					Actor.SYSTEM)
			.member();
		var order = buy(shop, "web", "1", OrderCustomer.of(new MemberKey.ById(anna)));
		var product = this.catalogue
			.put(id, List.of(new PutProduct("web", "TENT", "Tält", "Fjällräv", List.of("tält"), kr(2499))))
			.getFirst();
		var rule = new EarningRule(Ids.next(), 0, "Skor", new EarningRule.Effect.Multiplier(BigDecimal.TWO),
				ItemMatch.ALL, Set.of(), null, null, Money.ZERO, Map.of(), 0);
		return new FormShop(id, shop.code(), shop.webStore(), shop.tillStore(), karin, nils, anna,
				this.members.get(id, anna).number(),
				this.adjustments.adjust(id, new AdjustPoints(anna, 50, "Sent paket", null), karin).id(), order.id(),
				order.lines().getFirst().id(), buy(shop, "till", "2", OrderCustomer.UNKNOWN).id(), product.id(),
				this.rules.add(id, rule, false, Actor.SYSTEM).rule().id(),
				this.keys.create(id, new NewKey("Webb", KeyKind.SECRET, KeyMode.LIVE, null), Actor.SYSTEM).key().id(),
				invitation(id, karin), tokens(id, karin, anna), PASSWORD);
	}

	/** The token of a link to a new password for Nils, who waits for the mail. */
	String resetToken(FormShop shop) {
		this.resets.request(shop.nils().email());
		var link = this.mailbox.link(shop.nils().email(), "/password/new");
		return link.substring(link.indexOf('=') + 1);
	}

	private FormShop.Tokens tokens(ProgramId program, StaffCaller karin, MemberId anna) {
		var colleague = this.accounts
			.create(new NewStaff("bo-" + Ids.next() + "@fjallbod.example", "Bo", PASSWORD, karin.locale(), false));
		return new FormShop.Tokens(invite("ny-" + Ids.next() + "@fjallbod.example", karin),
				invite(colleague.email(), karin), this.logins.forStorefront(program, anna).value(),
				this.emails.ask(program, anna, "annas@mejl.example").orElseThrow().value());
	}

	private UUID invitation(ProgramId program, StaffCaller karin) {
		invite("eva-" + Ids.next() + "@fjallbod.example", karin);
		return this.invitations.list(program).getFirst().id();
	}

	private String invite(String email, StaffCaller host) {
		var link = this.invitations.invite(host.program(), new NewInvitation(email, Role.SUPPORT, null), host);
		return link.substring(link.lastIndexOf('/') + 1);
	}

	private StaffCaller staff(TestProgram shop, String name, Role role, Locale language) {
		var email = name.toLowerCase(Locale.ROOT) + "-" + Ids.next() + "@fjallbod.test";
		var person = this.accounts.create(new NewStaff(email, name, PASSWORD, language, false));
		this.team.add(shop.id(), person.id(), role, null, Actor.SYSTEM);
		return new StaffCaller(person.id(), person.email(), name, language, shop.id(), role, null);
	}

	private OrderView buy(TestProgram shop, String store, String number, OrderCustomer customer) {
		return this.orders
			.record(shop.id(), RecordOrder.paid(store, number, customer, null,
					List.of(RecordLine.goods("1", "TENT", BigDecimal.ONE, kr(2499)))), Actor.SYSTEM)
			.value();
	}

	private static Money kr(long amount) {
		return Money.ofMinor(amount * 100);
	}

}

package se.stamkund.testing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberSource;
import se.stamkund.points.AdjustPoints;
import se.stamkund.points.Adjustments;
import se.stamkund.product.ProductCatalogue;
import se.stamkund.product.PutProduct;
import se.stamkund.program.Invitations;
import se.stamkund.program.NewInvitation;
import se.stamkund.program.Role;
import se.stamkund.program.StaffCaller;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.purchase.RefundOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.testing.TestPrograms.TestProgram;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every page of the staff by axe, in a programme where something has happened; as
 * {@link EveryPageTest}. A new page is added to the list, or to those that need an id.
 */
@Tag("axe")
class EveryStaffPageTest extends BrowserTest {

	private static final List<String> PAGES = List.of("/admin", "/admin/members", "/admin/members?q=ingen",
			"/admin/members/new", "/admin/orders", "/admin/orders/test", "/admin/products", "/admin/points",
			"/admin/points/rules/new", "/admin/search?q=li", "/admin/search?q=ingen", "/admin/mail",
			"/admin/mail?q=inget", "/admin/settings", "/admin/settings/program", "/admin/settings/brand",
			"/admin/settings/stores", "/admin/settings/stores/new", "/admin/settings/orders", "/admin/settings/staff",
			"/admin/settings/staff/invite", "/admin/settings/keys", "/admin/settings/keys/new",
			"/admin/settings/api-log", "/admin/settings/audit", "/admin/programs", "/admin/account", "/till",
			"/till?q=0701740699", "/till/join");

	@Autowired
	private TestPrograms programs;

	@Autowired
	private TestKeys keys;

	@Autowired
	private StaffLogin login;

	@Autowired
	private Enrolment enrolment;

	@Autowired
	private Orders orders;

	@Autowired
	private ProductCatalogue catalogue;

	@Autowired
	private Adjustments adjustments;

	@Autowired
	private Invitations invitations;

	private TestProgram program;

	private MemberId anna;

	private String order;

	private String guest;

	@BeforeEach
	void somethingHasHappened() {
		this.program = this.programs.create();
		this.keys.secret(this.program.id());
		this.catalogue.put(this.program.id(),
				List.of(new PutProduct("web", "KANGA-39", "Kängor", "Fjällräv", List.of("skor"), kr(1399))));
		this.anna = enrol("Anna", "Lindqvist");
		enrol("Li", "Ek");
		this.order = buy("10482", OrderCustomer.of(new MemberKey.ById(this.anna)));
		this.guest = buy("10483", new OrderCustomer(null, null, "gast-" + Ids.next() + "@mejl.example", null));
	}

	private MemberId enrol(String first, String last) {
		var email = first + "-" + Ids.next() + "@mejl.example";
		return this.enrolment
			.enrol(this.program.id(), EnrolMember.withEmail(email, first, last, MemberSource.ADMIN), Actor.SYSTEM)
			.member();
	}

	private String buy(String number, OrderCustomer customer) {
		var line = RecordLine.goods("1", "KANGA-39", new BigDecimal(2), kr(1399));
		var order = this.orders
			.record(this.program.id(), RecordOrder.paid("web", number, customer, null, List.of(line)), Actor.SYSTEM)
			.value();
		this.orders.refund(this.program.id(), RefundOrder.ofAmount(order.id(), "R-" + number, kr(100)), Actor.SYSTEM);
		return "/admin/orders/" + order.id();
	}

	private static Money kr(long amount) {
		return Money.ofMinor(amount * 100);
	}

	@ParameterizedTest(name = "{0} {1} {2}")
	@CsvSource({ "LIGHT,sv,360", "LIGHT,sv,1280", "LIGHT,en,360", "LIGHT,en,1280", "DARK,sv,360", "DARK,sv,1280",
			"DARK,en,360", "DARK,en,1280" })
	void hasNothingForAxeToSay(ColorScheme scheme, Locale language, int width) {
		var karin = this.login.owner(this.program, language);
		change(karin);
		var page = open((options) -> options.setColorScheme(scheme)
			.setLocale(language.toLanguageTag())
			.setViewportSize(width, 800));
		this.login.logIn(page, karin);
		PAGES.forEach((path) -> visit(page, path));
		var member = "/admin/members/" + this.anna.value();
		List.of(member, member + "?show=ORDERS", member + "?show=OTHER", member + "/edit", member + "/erase",
				member + "/adjustments", "/till/" + this.anna.value(), this.order, this.guest)
			.forEach((path) -> visit(page, path));
		follow(page, "/admin/products", "main tbody a");
		follow(page, "/admin/mail", "main tbody a");
		follow(page, "/admin/settings/stores", "main .lines a");
		follow(page, "/admin/settings/staff", "main .lines a");
	}

	private void change(StaffCaller karin) {
		this.adjustments.adjust(this.program.id(), new AdjustPoints(this.anna, 50, "Sent paket", null), karin);
		this.invitations.invite(this.program.id(),
				new NewInvitation("nils-" + Ids.next() + "@fjallbod.example", Role.SUPPORT, null), karin);
	}

	private static void visit(Page page, String path) {
		assertThat(page.navigate(path).status()).describedAs(path).isEqualTo(200);
		// nothing may run in the frame a mail is shown in, so axe can't look into it
		page.evaluate("document.querySelectorAll('iframe').forEach((frame) => frame.remove())");
		assertAccessible(page);
		assertNoSidewaysScroll(page);
	}

	private static void follow(Page page, String list, String link) {
		page.navigate(list);
		visit(page, page.locator(link).first().getAttribute("href"));
	}

}

package se.stamkund.tier.web;

import java.math.BigDecimal;
import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.LoginLinks;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberSource;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.OrderView;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.purchase.RefundOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.testing.BrowserTest;
import se.stamkund.testing.StaffLogin;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestPrograms.TestProgram;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * A ladder is built, a member climbs it, and falls when she gives back what she bought.
 */
class TierJourneyTest extends BrowserTest {

	@Autowired
	TestPrograms programs;

	@Autowired
	StaffLogin login;

	@Autowired
	Enrolment enrolment;

	@Autowired
	LoginLinks links;

	@Autowired
	Orders orders;

	TestProgram program;

	MemberId anna;

	@BeforeEach
	void makeAProgrammeWithAMember() {
		this.program = this.programs.create();
		this.anna = this.enrolment
			.enrol(this.program.id(),
					EnrolMember.withEmail("anna-" + Ids.next() + "@mejl.example", "Anna", "Lindqvist",
							MemberSource.ADMIN),
					Actor.SYSTEM)
			.member();
	}

	@Test
	void buildsALadderThatAMemberClimbsAndFallsFrom() {
		var first = buy("10482", 1000);
		var staff = this.login.logIn(desk(), this.login.owner(this.program));
		build(staff);
		var shopper = phone();
		shopper.navigate("/p/" + this.program.code() + "/in?token="
				+ this.links.forStorefront(this.program.id(), this.anna).value());
		shopper.navigate("/p/" + this.program.code());
		assertThat(shopper.locator("#tier")).hasText("Brons");
		assertThat(shopper.locator("main")).containsText("2 000 kr kvar till Silver");

		buy("10483", 2000);
		shopper.reload();
		assertThat(shopper.locator("#tier")).hasText("Silver");
		assertThat(shopper.locator("main")).containsText("5 000 kr kvar till Guld");
		assertAccessible(shopper);
		assertNoSidewaysScroll(shopper);
		shopper.navigate("/p/" + this.program.code() + "/tier");
		assertThat(shopper.locator("h1")).hasText("Du är Silver");
		assertThat(shopper.locator(".timeline")).containsText("Order 10483");
		assertAccessible(shopper);
		assertNoSidewaysScroll(shopper);

		this.orders.refund(this.program.id(), RefundOrder.ofAmount(first.id(), "R-1", Money.ofMinor(100_00)),
				Actor.SYSTEM);
		shopper.reload();
		assertThat(shopper.locator("h1")).hasText("Du är Brons");
		assertThat(shopper.locator(".timeline")).containsText("Retur på order 10482");

		place(staff);
		staff.navigate("/admin/members/" + this.anna);
		assertThat(staff.locator(".timeline")).containsText("10483");
		shopper.reload();
		assertThat(shopper.locator("h1")).hasText("Du är Guld");
	}

	/** By keyboard, with what it would do beside it. */
	private void build(Page staff) {
		staff.navigate("/admin/tiers");
		assertAccessible(staff);
		assertThat(staff.locator("main")).containsText("Det här är ett förslag");
		var silver = staff.locator(".rung").nth(1);
		silver.locator("[data-move=up]").focus();
		staff.keyboard().press("Enter");
		assertThat(staff.locator(".rung h3").first()).hasText("Silver");
		assertThat(staff.locator("#moved")).hasText("Silver är nu steg 3");
		assertThat(staff.locator("#impact")).containsText("måste kräva mer än");
		staff.keyboard().press("Tab");
		staff.keyboard().press("Shift+Tab");
		staff.locator(".rung").first().locator("[data-move=down]").press("Enter");
		assertThat(staff.locator(".rung h3").first()).hasText("Guld");
		assertThat(staff.locator("#impact")).containsText("medlemmar stiger");
		staff.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Spara").setExact(true)).click();
		assertThat(staff.locator(".snack")).containsText("Nivåerna är sparade");
	}

	private void place(Page staff) {
		staff.navigate("/admin/members/" + this.anna + "/tier");
		staff.locator("#tier").selectOption("guld");
		staff.locator("#reason").fill("Väntade länge på paketet");
		staff.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Placera medlemmen")).click();
		assertThat(staff.locator("main")).containsText("Placerad på Guld för hand");
		assertThat(staff.locator(".timeline")).containsText("Väntade länge på paketet");
		assertAccessible(staff);
	}

	private OrderView buy(String number, long kronor) {
		return this.orders.record(this.program.id(),
				RecordOrder.paid("web", number, OrderCustomer.of(new MemberKey.ById(this.anna)), null,
						List.of(RecordLine.goods("1", "SKU-1", BigDecimal.ONE, Money.ofMinor(kronor * 100)))),
				Actor.SYSTEM)
			.value();
	}

}

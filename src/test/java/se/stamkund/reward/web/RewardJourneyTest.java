package se.stamkund.reward.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.LoginLinks;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.security.Caller;
import se.stamkund.points.AdjustPoints;
import se.stamkund.points.Adjustments;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.BrowserTest;
import se.stamkund.testing.StaffLogin;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestPrograms.TestProgram;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** A reward is written, taken by a member, undone, taken again and sent. */
class RewardJourneyTest extends BrowserTest {

	@Autowired
	TestPrograms programs;

	@Autowired
	StaffLogin login;

	@Autowired
	Enrolment enrolment;

	@Autowired
	Adjustments adjustments;

	@Autowired
	LoginLinks links;

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
		this.adjustments.adjust(this.program.id(), new AdjustPoints(this.anna, 1_240, "Start", null),
				new Storefront(this.program.id()));
	}

	@Test
	void aRewardFromTheFirstDraftToTheParcel() {
		var staff = this.login.logIn(desk(), this.login.owner(this.program));
		write(staff, "75 kr rabatt", "1500", "FIXED_DISCOUNT");
		write(staff, "Fika", "300", "EXPERIENCE");
		staff.navigate("/admin/rewards");
		assertAccessible(staff);
		staff.locator(".shelf").nth(1).locator("[data-move=up]").press("Enter");
		assertThat(staff.locator(".shelf h2").first()).hasText("Fika");
		assertThat(staff.locator("#moved")).hasText("Fika är nummer 1 nu");

		var shopper = phone();
		var home = "/p/" + this.program.code();
		shopper.navigate(home + "/in?token=" + this.links.forStorefront(this.program.id(), this.anna).value());
		shopper.navigate(home);
		assertThat(shopper.locator(".hero")).containsText("260 p kvar till 75 kr rabatt");
		assertNoSidewaysScroll(shopper);
		shopper.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Använd poäng")).click();
		assertThat(shopper.locator(".reward h3").first()).hasText("Fika");
		assertAccessible(shopper);
		assertNoSidewaysScroll(shopper);
		take(shopper);
		assertThat(shopper.locator(".snack")).containsText("Den är din");
		assertAccessible(shopper);
		shopper.locator(".snack button").click();
		assertThat(shopper.locator(".snack")).containsText("300 poäng är tillbaka");
		assertThat(shopper.locator(".code-card")).containsText("Ångrad");
		shopper.navigate(home + "/rewards");
		take(shopper);
		assertThat(shopper.locator(".code-card").first()).containsText("Beställd");

		staff.navigate("/admin/rewards/taken");
		staff.locator(".pick input").check();
		staff.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Som skickade")).click();
		assertThat(staff.locator(".snack")).containsText("1 markerade som skickade");
		shopper.reload();
		assertThat(shopper.locator(".code-card").first()).containsText("På väg");
	}

	private static void write(Page staff, String name, String points, String kind) {
		staff.navigate("/admin/rewards/new");
		staff.locator("#kind").selectOption(kind);
		if (kind.equals("FIXED_DISCOUNT")) {
			staff.locator("#amount").fill("75");
		}
		staff.locator("#nameSv").fill(name);
		staff.locator("#nameEn").fill(name);
		staff.locator("#points").fill(points);
		staff.locator("#state").selectOption("ACTIVE");
		assertThat(staff.locator("#preview .reward h3").first()).hasText(name);
		assertAccessible(staff);
		staff.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Spara").setExact(true)).click();
		assertThat(staff.locator(".snack")).containsText("Belöningen är sparad");
	}

	private static void take(Page shopper) {
		shopper.locator(".reward h3 a").first().click();
		assertAccessible(shopper);
		shopper.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hämta för 300")).click();
	}

	private record Storefront(ProgramId program) implements Caller {

		@Override
		public Actor actor() {
			return Actor.apiKey("0198-test");
		}

	}

}

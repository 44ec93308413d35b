package se.stamkund.shopper.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.member.MemberKey;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.Money;
import se.stamkund.testing.BrowserTest;
import se.stamkund.testing.Mailbox;
import se.stamkund.testing.TestPrograms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** From a visitor to a member with points, on a phone. */
class ShopperJourneyTest extends BrowserTest {

	/** Codes, booleans, times and ids as programs write them. */
	private static final Pattern RAW = Pattern
		.compile("\\btrue\\b|[A-Z]{3,}_|MARKETING|\\dT\\d\\d:|(?<![-\\w])[0-9a-f]{8}-[0-9a-f]{4}-|shopper\\.|\\?\\?");

	private final String email = "anna-" + Ids.next() + "@mejl.test";

	@Autowired
	private TestPrograms programs;

	@Autowired
	private Orders orders;

	@Autowired
	private Mailbox mailbox;

	private TestPrograms.TestProgram program;

	private String home;

	@BeforeEach
	void makeProgram() {
		this.program = this.programs.create();
		this.home = "/p/" + this.program.code();
	}

	@Test
	void joinsOpensTheMailsLinkAndSeesPointsWithTheirWhy() {
		var page = phone();
		join(page);
		page.navigate(this.mailbox.link(this.email, "/login/link"));
		page.click("main button");
		assertThat(page.locator("h1")).hasText("Hej Anna");
		check(page);

		buy("10482", 139900);
		page.reload();
		assertThat(page.locator(".hero .fig")).hasText("1\u00a0399 p");
		assertThat(page.locator(".worth")).hasText("≈ 69,95\u00a0kr att handla för");
		assertThat(page.locator(".mcard .num")).hasText(Pattern.compile("\\d{4}\u00a0\\d{4}"));
		page.click("text=Varför 1\u00a0399?");
		assertThat(page.locator("dl.why")).containsText("Varor");
		check(page);

		page.click("nav >> text=Historik");
		assertThat(page.locator(".timeline li")).hasCount(1);
		check(page);

		page.navigate(this.home + "/consents");
		page.check("#MARKETING-SMS");
		page.click("main button");
		assertThat(page.locator("#MARKETING-SMS")).isChecked();
		check(page);

		page.navigate(this.home + "/data");
		assertThat(page.locator("main")).containsText(this.email);
		page.evaluate("document.querySelectorAll('details').forEach((part) => part.open = true)");
		assertThat(page.locator("main")).containsText("Erbjudanden i sms");
		assertThat(page.locator("main")).containsText("Order 10482");
		assertThat(page.locator("main")).not().containsText(RAW);
		check(page);
	}

	@Test
	void theMailsLinkWorksOnce() {
		var page = phone();
		join(page);
		var link = this.mailbox.link(this.email, "/login/link");
		page.navigate(link);
		page.click("main button");
		assertThat(page.locator("h1")).hasText("Hej Anna");

		var other = phone();
		other.navigate(link);
		other.click("main button");
		assertThat(other.locator("h1")).hasText("Länken gäller inte längre");
	}

	@Test
	void tellsAtTheFieldWhatIsMissing() {
		var page = phone();
		page.navigate(this.home + "/join");
		page.fill("#email", "inte en adress");
		page.click("main button[type=submit]");

		assertThat(page.locator("#firstName-error")).hasText("Fyll i det här");
		assertThat(page.locator("#terms-error")).isVisible();
		assertThat(page.locator("#email")).hasValue("inte en adress");
		check(page);
	}

	@Test
	void anotherAddressCountsOnceItsLinkIsOpened() {
		var other = "annas-" + this.email;
		var page = phone();
		join(page);
		page.navigate(this.mailbox.link(this.email, "/login/link"));
		page.click("main button");
		page.navigate(this.home + "/profile");
		page.fill("#email", "inte en adress");
		page.click("main button[type=submit] >> text=Spara");
		assertThat(page.locator("#email-error")).isVisible();
		page.fill("#email", other);
		page.click("main button[type=submit] >> text=Spara");
		assertThat(page.locator("#email")).hasValue(this.email);
		assertThat(page.locator("#email-help")).containsText(other);
		check(page);

		page.navigate(this.mailbox.link(other, "/profile/email"));
		check(page);
		page.click("main button");
		assertThat(page.locator("#email")).hasValue(other);
	}

	@Test
	void refusesAPhoneThatIsNoneAtTheField() {
		var page = phone();
		join(page);
		page.navigate(this.mailbox.link(this.email, "/login/link"));
		page.click("main button");
		page.navigate(this.home + "/profile");
		page.fill("#phone", "inget nummer");
		page.click("main button[type=submit] >> text=Spara");

		assertThat(page.locator("#phone-error")).containsText("070-123 45 67");
	}

	@Test
	void joinsAndConsentsWithoutJavaScript() {
		var page = open((options) -> options.setJavaScriptEnabled(false).setViewportSize(320, 640));
		page.navigate(this.home + "/join");
		page.fill("#email", this.email);
		page.fill("#firstName", "Anna");
		page.check("#terms");
		page.click("main button[type=submit]");
		page.navigate(this.mailbox.link(this.email, "/login/link"));
		page.click("main button");
		assertThat(page.locator("h1")).hasText("Hej Anna");
		page.navigate(this.home + "/consents");
		page.check("#MARKETING-EMAIL");
		page.click("main button");
		assertThat(page.locator("#MARKETING-EMAIL")).isChecked();
		assertThat(page.locator(".snack")).isVisible();
	}

	@Test
	void leavesAndIsForgotten() {
		var page = phone();
		join(page);
		page.navigate(this.mailbox.link(this.email, "/login/link"));
		page.click("main button");
		page.navigate(this.home + "/leave");
		check(page);
		page.click("text=Radera mig");

		assertThat(page.locator(".snack")).containsText("Du är raderad");
		page.navigate(this.home + "/profile");
		assertThat(page.locator("h1")).hasText("Logga in");
	}

	private void join(Page page) {
		page.navigate(this.home);
		check(page);
		page.click("main >> text=Bli medlem");
		page.fill("#email", this.email);
		page.fill("#firstName", "Anna");
		page.fill("#lastName", "Lindqvist");
		page.check("#terms");
		check(page);
		page.click("main button[type=submit]");
		assertThat(page.locator("h1")).hasText("Titta i din e-post");
	}

	private void buy(String number, long minor) {
		var line = RecordLine.goods("1", "sack", BigDecimal.ONE, Money.ofMinor(minor));
		this.orders.record(this.program.id(), RecordOrder.paid("web", number,
				OrderCustomer.of(new MemberKey.ByEmail(this.email)), null, List.of(line)), Actor.SYSTEM);
	}

	private static void check(Page page) {
		assertAccessible(page);
		assertNoSidewaysScroll(page);
	}

}

package se.stamkund.testing;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;

import se.stamkund.testing.TestPrograms.TestProgram;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every page of the staff, in a programme where something has happened. A new page is one
 * line below; what stands in braces is made by {@link BusyShop}.
 */
class EveryStaffPageTest extends PageWalk {

	private static final List<String> PAGES = """
			/admin
			/admin/account
			/admin/imports
			/admin/imports/new
			/admin/imports/new?kind=ORDERS
			/admin/imports/{upload}
			/admin/imports/{import}
			/admin/imports/{import}/undo
			/admin/mail
			/admin/mail?q=inget
			/admin/mail/{mail}
			/admin/members
			/admin/members?q=ingen
			/admin/members/new
			/admin/members/{member}
			/admin/members/{member}?show=ORDERS
			/admin/members/{member}?show=REWARDS
			/admin/members/{member}?show=OTHER
			/admin/members/{member}/rewards
			/admin/members/{member}/adjustments
			/admin/members/{member}/edit
			/admin/members/{member}/erase
			/admin/members/{member}/merge
			/admin/members/{member}/merge?q=ingen
			/admin/members/{member}/merge/{li}
			/admin/members/{member}/merges/{merge}
			/admin/members/{member}/transfers
			/admin/members/{member}/statement
			/admin/members/{member}/tier
			/admin/gift-cards
			/admin/gift-cards/new
			/admin/gift-cards/{giftCard}
			/admin/vouchers
			/admin/vouchers/new
			/admin/vouchers/batches/{voucherBatch}
			/admin/vouchers/batches/{voucherBatch}/edit
			/admin/vouchers/codes
			/admin/vouchers/codes/{voucher}
			/admin/orders
			/admin/orders/test
			/admin/orders/{order}
			/admin/orders/{guest}
			/admin/points
			/admin/points/audit
			/admin/points/journal
			/admin/points/liability
			/admin/points/expiry
			/admin/points/reminders
			/admin/points/rules/new
			/admin/points/rules/{rule}
			/admin/products
			/admin/products/{product}
			/admin/programs
			/admin/rewards
			/admin/rewards/new
			/admin/rewards/{reward}
			/admin/rewards/part-payment
			/admin/rewards/taken
			/admin/rewards/taken?show=ALL
			/admin/rewards/taken/{redemption}
			/admin/search?q=li
			/admin/search?q=ingen
			/admin/settings
			/admin/settings/api-log
			/admin/settings/audit
			/admin/settings/brand
			/admin/settings/checkout
			/admin/settings/keys
			/admin/settings/keys/new
			/admin/settings/orders
			/admin/settings/program
			/admin/settings/staff
			/admin/settings/staff/invite
			/admin/settings/staff/{staff}
			/admin/settings/stores
			/admin/settings/stores/new
			/admin/settings/stores/{store}
			/admin/settings/transfers
			/admin/tiers
			/till
			/till?q=0701740699
			/till/join
			/till/{member}
			/till/{member}/preview?amount=100
			""".lines().toList();

	/** What a page asks for to renew a part of itself. */
	private static final Set<String> PARTS = Set.of("/admin/imports/{}/progress", "/admin/tiers/rollout",
			"/admin/vouchers/batches/{}/progress");

	/** What the methods return that answer with a page. */
	private static final Set<Class<?>> PAGE = Set.of(String.class, ModelAndView.class);

	@Autowired
	private TestPrograms programs;

	@Autowired
	private StaffLogin login;

	@Autowired
	private BusyShop shop;

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	@TestFactory
	Stream<DynamicNode> lightAndDarkOnPhoneAndDesk() {
		return Stream.of("sv", "en")
			.map((language) -> DynamicContainer.dynamicContainer(language, walk(Locale.of(language))));
	}

	private Stream<DynamicTest> walk(Locale language) {
		var program = this.programs.create();
		var karin = this.login.owner(program, language);
		var ids = this.shop.fill(program, karin);
		var page = this.login.logIn(desk(), karin);
		var pages = PAGES.stream().map((path) -> stop(page, path(path, ids)));
		var others = Stream.of(stop(page, "a key was made", () -> makeKey(page)), stop(page, "/admin/nowhere", 404));
		return Stream.of(pages, mails(page), others, strangers(language, ids), cashier(program, language))
			.flatMap((stops) -> stops);
	}

	private static String path(String path, Map<String, Object> ids) {
		return UriComponentsBuilder.fromUriString(path).buildAndExpand(ids).toUriString();
	}

	private static void makeKey(Page page) {
		page.navigate("/admin/settings/keys/new");
		page.locator("#name").fill("Webbutiken");
		page.locator("main form button").click();
		assertThat(page.locator("main pre").count()).isOne();
	}

	/** Each mail as its reader sees it. */
	private Stream<DynamicTest> mails(Page page) {
		page.navigate("/admin/mail");
		var mails = page.locator("main tbody a")
			.all()
			.stream()
			.map((mail) -> mail.getAttribute("href") + "/html")
			.toList();
		assertThat(mails).hasSizeGreaterThanOrEqualTo(5);
		return mails.stream().map((mail) -> stop(page, mail, () -> read(page, mail)));
	}

	private static void read(Page page, String mail) {
		var html = page.request().get(mail).text();
		page.navigate("about:blank");
		page.setContent(html);
	}

	/** Who comes by a link of a mail has not logged in. */
	private Stream<DynamicTest> strangers(Locale language, Map<String, Object> ids) {
		var page = open((options) -> options.setLocale(language.toLanguageTag()));
		var invitation = URI.create(ids.get("invitation").toString()).getPath();
		return Stream.of(stop(page, invitation), stop(page, ids.get("reset").toString()),
				stop(page, "/invitations/x/y", 404), stop(page, "/password/forgotten"), stop(page, "/password/sent"),
				stop(page, "/password/new?token=x", 404));
	}

	/** Who stands at the till may do little else. */
	private Stream<DynamicTest> cashier(TestProgram program, Locale language) {
		var page = this.login.logIn(desk(), this.login.cashier(program, language));
		return Stream.of(stop(page, "/admin/members", 403), stop(page, "/till"));
	}

	/** Fails for a page that was forgotten above. */
	@Test
	void knowsEveryPage() {
		var known = PAGES.stream().map((path) -> shape(path.replaceFirst("\\?.*", ""))).toList();
		var pages = this.requestMappingHandlerMapping.getHandlerMethods()
			.entrySet()
			.stream()
			.filter((handler) -> handler.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
			.filter((handler) -> PAGE.contains(handler.getValue().getReturnType().getParameterType()))
			.flatMap((handler) -> patterns(handler.getKey()))
			.filter((path) -> path.matches("/(admin|till)(/.*)?"))
			.map(EveryStaffPageTest::shape)
			.filter((path) -> !PARTS.contains(path));
		assertThat(pages).isNotEmpty().isSubsetOf(known);
	}

	private static Stream<String> patterns(RequestMappingInfo mapping) {
		return mapping.getPatternValues().stream();
	}

	private static String shape(String path) {
		return path.replaceAll("\\{[^}]*}", "{}");
	}

}

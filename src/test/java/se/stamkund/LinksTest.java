package se.stamkund;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import se.stamkund.member.LoginLinks;
import se.stamkund.member.MemberErasure;
import se.stamkund.program.Role;
import se.stamkund.program.StaffCaller;
import se.stamkund.program.Team;
import se.stamkund.shared.Actor;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.Quiet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * Links that let somebody in once, and sessions of people whose rights have changed since
 * they logged in: what no longer holds is refused with a way forward, and changes
 * nothing.
 */
@IntegrationTest
class LinksTest {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	FormShops shops;

	@Autowired
	Rows rows;

	@Autowired
	LoginLinks links;

	@Autowired
	Team team;

	@Autowired
	MemberErasure erasure;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Quiet quiet;

	private FormShop shop;

	private FormShop other;

	@BeforeEach
	void openTwoShops() throws InterruptedException {
		this.shop = this.shops.create(Locale.of("sv"));
		this.other = this.shops.create(Locale.of("sv"));
		this.quiet.begin();
	}

	@AfterEach
	void letJobsGoOn() {
		this.quiet.end();
	}

	@Test
	void aLoginLinkWorksOnce() {
		assertThat(openLogin(this.shop, this.shop.tokens().login())).hasRedirectedUrl("/p/" + this.shop.code());

		assertRefused(openLogin(this.shop, this.shop.tokens().login()), this.shop, HttpStatus.GONE);
	}

	@Test
	void aLoginLinkThatLapsedIsForeignOrTornLetsNobodyIn() {
		this.jdbc
			.sql("update login_link set created_at = created_at - interval '1 day', "
					+ "expires_at = expires_at - interval '1 day' where program_id = ?")
			.param(this.shop.program().value())
			.update();

		Stream.of(this.shop.tokens().login(), this.other.tokens().login(), "", "x", "å".repeat(1000))
			.forEach((token) -> assertRefused(openLogin(this.shop, token), this.shop, HttpStatus.GONE));
		assertThat(openLogin(this.other, this.other.tokens().login())).hasStatus(HttpStatus.FOUND);
	}

	@Test
	void aStorefrontsLinkWorksOnceAndForItsShopOnly() {
		var path = "/in?token=" + this.shop.tokens().login();

		assertRefused(get("/p/" + this.other.code() + path), this.other, HttpStatus.GONE);
		assertThat(get("/p/" + this.shop.code() + path)).hasRedirectedUrl("/p/" + this.shop.code());
		assertRefused(get("/p/" + this.shop.code() + path), this.shop, HttpStatus.GONE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/login/link", "/in" })
	void aLinkWithoutItsTokenIsNoLink(String path) {
		assertRefused(get("/p/" + this.shop.code() + path), this.shop, HttpStatus.GONE);
	}

	@Test
	void anInvitationThatIsUsedTornOrForeignOffersTheLogin() {
		var link = "/invitations/" + this.shop.code() + "/" + this.shop.tokens().colleague();
		assertThat(post(link + "/accept")).hasStatus(HttpStatus.FOUND);

		Stream
			.of(link, "/invitations/" + this.shop.code() + "/x", "/invitations/nobody/x",
					"/invitations/" + this.other.code() + "/" + this.shop.tokens().invitation())
			.forEach((path) -> {
				assertThat(hrefs(get(path))).contains("/login", "/password/forgotten");
				assertThat(get(path)).hasStatus(HttpStatus.NOT_FOUND);
				assertUnchanged(() -> assertThat(post(path + "/accept")).hasStatus(HttpStatus.NOT_FOUND));
				assertUnchanged(() -> assertThat(post(path, "name", "Bo", "password", this.shop.password()))
					.hasStatus(HttpStatus.NOT_FOUND));
			});
	}

	@Test
	void anInvitationTakenBackOrLapsedOffersTheLogin() {
		this.jdbc
			.sql("update staff_invitation set created_at = created_at - interval '30 days', "
					+ "expires_at = expires_at - interval '30 days' where program_id = ?")
			.param(this.shop.program().value())
			.update();
		var link = "/invitations/" + this.shop.code() + "/" + this.shop.tokens().invitation();

		assertThat(get(link)).hasStatus(HttpStatus.NOT_FOUND);
		assertUnchanged(() -> assertThat(post(link, "name", "Bo", "password", this.shop.password()))
			.hasStatus(HttpStatus.NOT_FOUND));
	}

	@Test
	void aLinkToANewPasswordWorksOnceAndNotWhenTorn() {
		var token = this.shops.resetToken(this.shop);
		assertThat(get("/password/new?token=" + token)).hasStatusOk();
		assertThat(post("/password/new", "token", token, "password", "Nya lingon varje höst 9"))
			.hasRedirectedUrl("/login");

		Stream.of(token, "", "x", "x".repeat(500)).forEach((used) -> {
			assertThat(get("/password/new?token=" + used)).hasStatus(HttpStatus.NOT_FOUND);
			assertThat(hrefs(get("/password/new?token=" + used))).contains("/password/forgotten");
			assertThat(post("/password/new", "token", used, "password", "Andra lingon varje höst 9"))
				.hasStatus(HttpStatus.NOT_FOUND);
		});
		assertThat(logIn(this.shop.nils(), "Nya lingon varje höst 9")).isNotNull();
	}

	@Test
	void aLinkToANewAddressWorksOnceAndForHerOnly() {
		var anna = enter(this.shop);
		var path = "/p/" + this.shop.code() + "/profile/email";

		Stream.of("x", this.other.tokens().email())
			.forEach((token) -> assertUnchanged(
					() -> assertThat(post(path, anna, "token", token)).hasStatus(HttpStatus.FOUND)));
		assertThat(Jsoup.parse(body(get("/p/" + this.shop.code() + "/profile", anna))).select("#email").val())
			.isEqualTo("anna@mejl.example");
		assertThat(post(path, anna, "token", this.shop.tokens().email())).hasStatus(HttpStatus.FOUND);
		assertThat(Jsoup.parse(body(get("/p/" + this.shop.code() + "/profile", anna))).select("#email").val())
			.isEqualTo("annas@mejl.example");
		assertThat(this.jdbc.sql("select subject from mail where program_id = ? and recipient = 'anna@mejl.example'")
			.param(this.shop.program().value())
			.query(String.class)
			.list()).as("told where she read till now").singleElement().asString().startsWith("Din adress hos");
		assertUnchanged(() -> post(path, anna, "token", this.shop.tokens().email()));
	}

	@Test
	void theStartTokenOfAnInstallationWithAnOwnerIsWorthNothing() {
		var page = get("/start?token=0123456789abcdef");

		assertThat(page).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(hrefs(page)).contains("/login");
	}

	@Test
	void whoIsTakenOffTheProgrammeSeesNothingMoreOfIt() {
		var nils = logIn(this.shop.nils(), this.shop.password());
		assertThat(get("/admin", nils)).hasStatusOk();

		this.team.remove(this.shop.program(), this.shop.nils().staff(), Actor.SYSTEM);

		assertThat(get("/admin/members", nils).getResponse().getRedirectedUrl()).endsWith("/login");
		assertUnchanged(() -> assertThat(
				post("/admin/members/" + this.shop.anna() + "/adjustments", nils, "points", "5", "reason", "Sent")
					.getResponse()
					.getRedirectedUrl())
			.endsWith("/login"));
		assertThat(get("/work", nils)).hasStatusOk();
	}

	@Test
	void aRoleThatShrankCountsFromTheNextRequest() {
		var nils = logIn(this.shop.nils(), this.shop.password());
		this.team.changeRole(this.shop.program(), this.shop.nils().staff(), Role.TILL, this.shop.till(), Actor.SYSTEM);

		assertThat(get("/admin/members", nils)).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(get("/till", nils)).hasStatusOk();
		assertUnchanged(() -> assertThat(
				post("/admin/members/" + this.shop.anna() + "/adjustments", nils, "points", "5", "reason", "Sent"))
			.hasStatus(HttpStatus.FORBIDDEN));
	}

	@Test
	void anErasedMembersSessionIsOver() {
		var anna = enter(this.shop);
		var home = "/p/" + this.shop.code();
		assertThat(get(home, anna)).hasStatusOk().bodyText().contains("Hej Anna");

		this.erasure.erase(this.shop.program(), this.shop.anna(), Actor.SYSTEM);

		assertThat(get(home, anna)).hasStatusOk().bodyText().doesNotContain("Hej").contains(home + "/join");
		List.of("/history", "/profile", "/consents", "/data", "/leave")
			.forEach((path) -> assertThat(get(home + path, anna)).hasRedirectedUrl(home + "/login"));
		assertUnchanged(() -> assertThat(post(home + "/profile", anna, "firstName", "Anna", "email", "a@mejl.example"))
			.hasStatus(HttpStatus.FOUND));
		assertUnchanged(() -> post(home + "/consents", anna, "agree", "MARKETING-EMAIL"));
	}

	@Test
	void aShoppersSessionIsOfOneProgramme() {
		var anna = enter(this.shop);

		assertThat(get("/p/" + this.other.code() + "/profile", anna))
			.hasRedirectedUrl("/p/" + this.other.code() + "/login");
		assertThat(get("/p/" + this.other.code(), anna)).hasStatusOk().bodyText().doesNotContain("Hej Anna");
		assertThat(get("/admin", anna).getResponse().getRedirectedUrl()).endsWith("/login");
	}

	@Test
	void staffOfOneProgrammeFindNothingOfAnother() {
		var karin = logIn(this.shop.karin(), this.shop.password());
		var before = this.rows.of(this.other.program());

		Stream
			.of("/admin/members/" + this.other.anna(), "/admin/orders/" + this.other.order(),
					"/admin/products/" + this.other.product(), "/admin/points/rules/" + this.other.rule(),
					"/admin/settings/stores/" + this.other.web(), "/till/" + this.other.anna(),
					"/admin/settings/staff/" + this.other.nils().staff())
			.forEach((path) -> assertThat(get(path, karin)).as(path).hasStatus(HttpStatus.NOT_FOUND));
		assertThat(post("/admin/programs/" + this.other.code(), karin)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.rows.of(this.other.program())).isEqualTo(before);
	}

	@Test
	void aClosedStoreTakesNoOrders() {
		var karin = logIn(this.shop.karin(), this.shop.password());
		post("/admin/settings/stores/" + this.shop.web() + "/close", karin);

		assertUnchanged(() -> assertThat(post("/admin/orders/test", karin, "store", "web", "amount", "100"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("stängd"));
		var till = "/till/" + this.shop.anna() + "?store=";
		assertUnchanged(() -> assertThat(
				post(till + this.shop.web(), karin, "amount", "100", "receipt", UUID.randomUUID().toString())
					.getResponse()
					.getStatus())
			.isBetween(400, 499));
	}

	private void assertRefused(MvcTestResult result, FormShop at, HttpStatus status) {
		assertThat(result).hasStatus(status);
		assertThat(hrefs(result)).contains("/p/" + at.code() + "/login");
	}

	private void assertUnchanged(Runnable attempt) {
		var before = this.rows.of(this.shop.program());
		attempt.run();
		assertThat(this.rows.of(this.shop.program())).isEqualTo(before);
	}

	private MvcTestResult openLogin(FormShop at, String token) {
		return post("/p/" + at.code() + "/login/link", "token", token);
	}

	private Cookie enter(FormShop at) {
		var token = this.links.forStorefront(at.program(), at.anna()).value();
		return session(openLogin(at, token));
	}

	private Cookie logIn(StaffCaller who, String password) {
		return session(post("/login", "email", who.email(), "password", password));
	}

	private static Cookie session(MvcTestResult result) {
		assertThat(result).hasStatus(HttpStatus.FOUND);
		assertThat(result.getResponse().getRedirectedUrl()).doesNotContain("error");
		var cookie = result.getResponse().getCookie("SESSION");
		assertThat(cookie).isNotNull();
		return cookie;
	}

	private MvcTestResult get(String path, Cookie... session) {
		var request = this.mvc.get().uri(path).with(csrf());
		return ((session.length > 0) ? request.cookie(session) : request).exchange();
	}

	private MvcTestResult post(String path, String... fields) {
		return post(path, null, fields);
	}

	private MvcTestResult post(String path, @Nullable Cookie session, String... fields) {
		var request = this.mvc.post().uri(path).with(csrf());
		if (session != null) {
			request.cookie(session);
		}
		for (int i = 0; i < fields.length; i += 2) {
			request.param(fields[i], fields[i + 1]);
		}
		return request.exchange();
	}

	private static List<String> hrefs(MvcTestResult result) {
		return page(result).select("main a").eachAttr("href");
	}

	private static Document page(MvcTestResult result) {
		return Jsoup.parse(body(result));
	}

	private static String body(MvcTestResult result) {
		try {
			return result.getResponse().getContentAsString();
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

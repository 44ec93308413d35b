package se.stamkund.giftcard.web;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import se.stamkund.giftcard.GiftCardFilter;
import se.stamkund.giftcard.GiftCardQueries;
import se.stamkund.giftcard.GiftCards;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestCodes;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestStaff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** The pages about gift cards, without JavaScript. */
@IntegrationTest
class GiftCardsPageTest {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	TestCodes codes;

	@Autowired
	GiftCards cards;

	@Autowired
	GiftCardQueries queries;

	private ProgramId program;

	@BeforeEach
	void makeAProgramme() {
		this.program = this.programs.createId();
	}

	@Test
	void makesACardAndShowsIt() {
		assertThat(get("/admin/gift-cards")).bodyText().contains("Inga presentkort än");
		var made = post("/admin/gift-cards/new", "amount", "500", "member", "", "until", "2036-12-31", "code", "");
		assertThat(made).hasStatus3xxRedirection();

		assertThat(get(String.valueOf(made.getResponse().getRedirectedUrl()))).bodyText()
			.contains("500,00", "Kan användas", "2036-12-31", "Skapat");
		assertThat(get("/admin/gift-cards")).bodyText().contains("500,00\u00a0kr på 1 kort");
	}

	@Test
	void saysBesideTheFieldWhatIsWrong() {
		assertThat(post("/admin/gift-cards/new", "amount", "0")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("amount-error");
		assertThat(post("/admin/gift-cards/new", "amount", "5", "member", "ingen@mejl.example")).bodyText()
			.contains("member-error");
		assertThat(post("/admin/gift-cards/new", "amount", "5", "until", "2020-01-01")).bodyText()
			.contains("until-error");
		assertThat(post("/admin/gift-cards/new", "amount", "5", "code", "<x>")).bodyText().contains("code-error");
		assertThat(this.queries.list(this.program, GiftCardFilter.ALL, PageQuery.first(1)).data()).isEmpty();
	}

	@Test
	void changesWhatIsOnItWithAReason() {
		var card = this.codes.make(this.program).card();

		assertThat(post("/admin/gift-cards/" + card + "/adjustments", "amount", "-80,50", "reason", "Fel belopp"))
			.hasStatus3xxRedirection();
		assertThat(this.cards.get(this.program, card).balance()).isEqualTo(Money.ofMinor(29_950));
		assertThat(get("/admin/gift-cards/" + card)).bodyText()
			.contains("\u221280,50", "Fel belopp", "\u2212120,00", "verkstad-");
		assertThat(post("/admin/gift-cards/" + card + "/adjustments", "amount", "-999", "reason", "Fel"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Så mycket finns inte på kortet");
	}

	@Test
	void withdrawsACardAndUndoesIt() {
		var card = this.codes.make(this.program).card();

		post("/admin/gift-cards/" + card + "/cancel");
		assertThat(get("/admin/gift-cards/" + card)).bodyText().contains("Spärrat", "Ångra");
		post("/admin/gift-cards/" + card + "/restore");
		assertThat(this.cards.get(this.program, card).available()).isEqualTo(Money.ofMinor(38_000));
	}

	@Test
	void findsAndExports() {
		var made = this.codes.make(this.program);

		assertThat(get("/admin/gift-cards?q=" + made.cardCode().toLowerCase())).bodyText().contains(made.cardCode());
		assertThat(get("/admin/gift-cards?state=EMPTY")).bodyText().contains("Inget kort som passar");
		assertThat(get("/admin/gift-cards/export?state=ACTIVE")).hasStatusOk()
			.bodyText()
			.contains(made.cardCode() + ";Kan användas;500,00;380,00;");
	}

	private MvcTestResult get(String path) {
		return this.mvc.get().uri(path).with(TestStaff.owner(this.program)).with(csrf()).exchange();
	}

	private MvcTestResult post(String path, String... fields) {
		var request = this.mvc.post().uri(path).with(TestStaff.owner(this.program)).with(csrf());
		for (int i = 0; i < fields.length; i += 2) {
			request.param(fields[i], fields[i + 1]);
		}
		return request.exchange();
	}

}

package se.stamkund.tier.web;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestStaff;
import se.stamkund.tier.LadderView;
import se.stamkund.tier.TierLadders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** The ladder's page without JavaScript. */
@IntegrationTest
class TiersPageTest {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	TierLadders ladders;

	private TestPrograms.TestProgram program;

	@BeforeEach
	void makeAProgramme() {
		this.program = this.programs.create();
	}

	@Test
	void movesARungByItsButton() {
		assertThat(post("/admin/tiers", "action", "up:0")).hasStatusOk()
			.bodyText()
			.matches(
					"(?s).*tiers\\[1\\]\\.nameSv\"[^>]*value=\"Brons\".*tiers\\[0\\]\\.nameSv\"[^>]*value=\"Silver\".*");
		assertThat(post("/admin/tiers", "action", "remove:1")).bodyText().doesNotContain("value=\"Silver\"");
		assertThat(post("/admin/tiers", "action", "add")).bodyText().contains("tiers[2].nameSv");
		assertThat(post("/admin/tiers", "action", "up:99")).hasStatusOk();
		assertThat(this.ladders.find(this.program.id())).isEmpty();
	}

	@Test
	void savesTheLadder() {
		assertThat(post("/admin/tiers", "graceDays", "14")).hasStatus3xxRedirection();

		var ladder = this.ladders.find(this.program.id()).map(LadderView::ladder).orElseThrow();
		assertThat(ladder.graceDays()).isEqualTo(14);
		assertThat(ladder.tiers()).extracting((tier) -> tier.code()).containsExactly("brons", "silver");
		assertThat(ladder.tiers().getLast().criteria().money()).isEqualTo(123_450L);
	}

	@Test
	void showsWhatIsWrongBesideItsField() {
		assertThat(post("/admin/tiers", "tiers[1].money", "mycket")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("value=\"mycket\"")
			.contains("tiers[1].money-error");
		assertThat(post("/admin/tiers/preview", "tiers[1].nameSv", "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(post("/admin/tiers", "revision", "7.7")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Någon annan har ändrat nivåerna");
	}

	@Test
	void refusesNamesThatCannotBeSeen() {
		assertThat(post("/admin/tiers", "tiers[1].nameSv", "Sil\u0007ver")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("tiers[1].nameSv-error");
	}

	@Test
	void offersItsTiersWhereMembersAreListed() {
		assertThat(post("/admin/tiers", "graceDays", "14")).hasStatus3xxRedirection();

		assertThat(
				this.mvc.get().uri("/admin/members?tier=silver").with(csrf()).with(TestStaff.owner(this.program.id())))
			.hasStatusOk()
			.bodyText()
			.contains("<option value=\"silver\" selected=\"selected\">Silver</option>");
	}

	@Test
	void countsWhatItWouldDo() {
		assertThat(post("/admin/tiers/preview", "graceDays", "0")).hasStatusOk()
			.bodyText()
			.contains("medlemmar stiger");
	}

	private MvcTestResult post(String path, String name, String value) {
		var request = this.mvc.post()
			.uri(path)
			.with(TestStaff.owner(this.program.id()))
			.with(csrf())
			.param("window", "ROLLING")
			.param("months", "12")
			.param("match", "ANY")
			.param("downgrade", "TO_EARNED")
			.param("tiers[0].code", "brons")
			.param("tiers[1].code", "silver");
		var fields = new HashMap<>(Map.of("revision", "0", "graceDays", "30", "tiers[0].nameSv", "Brons",
				"tiers[1].nameSv", "Silver", "tiers[1].money", "1 234,50", "tiers[1].multiplier", "1,1"));
		fields.put(name, value);
		fields.forEach(request::param);
		return request.exchange();
	}

}

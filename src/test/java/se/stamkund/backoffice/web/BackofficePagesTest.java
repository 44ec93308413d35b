package se.stamkund.backoffice.web;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberMerges;
import se.stamkund.member.MemberSource;
import se.stamkund.program.Role;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestStaff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@IntegrationTest
class BackofficePagesTest {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	Enrolment enrolment;

	@Autowired
	Orders orders;

	@Autowired
	MemberMerges merges;

	private TestPrograms.TestProgram shop;

	private MemberId anna;

	@BeforeEach
	void anOrder() {
		this.shop = this.programs.create();
		this.anna = this.enrolment
			.enrol(this.shop.id(), EnrolMember.withEmail("anna@mejl.example", "Anna", "Lindqvist", MemberSource.ADMIN),
					Actor.SYSTEM)
			.member();
		this.orders
			.record(this.shop.id(),
					RecordOrder.paid("web", "10482", OrderCustomer.of(new MemberKey.ById(this.anna)), null,
							List.of(RecordLine.goods("1", "RYG-22", BigDecimal.ONE, Money.ofMinor(131800)))),
					Actor.SYSTEM);
	}

	@Test
	void homeShowsSalesMembersAndLiability() {
		assertThat(get("/admin")).hasStatusOk().bodyText().contains("1\u00a0318", "1 av 1 köp", "Kom igång");
	}

	@Test
	void memberPageTellsEachPartOfTheStory() {
		assertThat(get("/admin/members/" + this.anna)).hasStatusOk()
			.bodyText()
			.contains("Anna Lindqvist", "+1\u00a0318\u00a0p", "Varför 1\u00a0318\u00a0p?");
		assertThat(get("/admin/members/" + this.anna + "?show=ORDERS")).hasStatusOk().bodyText().contains("10482");
		assertThat(get("/admin/members/" + this.anna + "?show=OTHER")).hasStatusOk();
		assertThat(get("/admin/members/" + this.anna + "?show=OTHER&after=torn")).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void twoMembersAreChosenLookedAtMergedAndPartedAgain() {
		var ann = this.enrolment
			.enrol(this.shop.id(), EnrolMember.withEmail("ann@mejl.example", "Anna", "Lindqvist", MemberSource.ADMIN),
					Actor.SYSTEM)
			.member();
		var page = "/admin/members/" + ann + "/merge";
		assertThat(get(page)).hasStatusOk().bodyText().contains("Heter likadant", this.anna.toString());
		assertThat(get(page + "/" + this.anna)).hasStatusOk()
			.bodyText()
			.contains("Är det samma person?", "ann@<wbr>mejl.example", "anna@<wbr>mejl.example", "1\u00a0318\u00a0p");

		assertThat(post(page + "/" + this.anna)).hasRedirectedUrl("/admin/members/" + ann);
		assertThat(get("/admin/members/" + this.anna)).hasRedirectedUrl("/admin/members/" + ann);
		var merge = this.merges.undoable(this.shop.id(), ann).getFirst();
		assertThat(get("/admin/members/" + ann)).hasStatusOk().bodyText().contains("merges/" + merge.id());
		assertThat(get("/admin/members/" + ann + "/merges/" + merge.id())).hasStatusOk()
			.bodyText()
			.contains("Ångra sammanslagningen", "1\u00a0318\u00a0p");

		assertThat(post("/admin/members/" + ann + "/merges/" + merge.id() + "/undo"))
			.hasRedirectedUrl("/admin/members/" + ann);
		assertThat(get("/admin/members/" + this.anna)).hasStatusOk().bodyText().contains("1\u00a0318");
	}

	@Test
	void searchGoesStraightToTheOnlyOneFound() {
		assertThat(get("/admin/search?q=lindq")).hasRedirectedUrl("/admin/members/" + this.anna);
		assertThat(get("/admin/search?q=1048")).hasStatus(HttpStatus.FOUND);
		assertThat(get("/admin/search?q=nobody")).hasStatusOk().bodyText().contains("Inget hittades");
	}

	@Test
	void tillRecordsOncePerReceiptAndRefusesWhatIsNoAmount() {
		var receipt = Ids.next();
		for (int i = 0; i < 2; i++) {
			assertThat(this.mvc.post()
				.uri("/till/" + this.anna)
				.with(csrf())
				.with(TestStaff.owner(this.shop.id()))
				.param("amount", "599,00")
				.param("receipt", receipt.toString())).hasStatus(HttpStatus.FOUND);
		}
		assertThat(get("/admin/members/" + this.anna + "?show=ORDERS")).bodyText().containsOnlyOnce("599,00");
		assertThat(this.mvc.post()
			.uri("/till/" + this.anna)
			.with(csrf())
			.with(TestStaff.owner(this.shop.id()))
			.param("amount", "−5")
			.param("receipt", receipt.toString())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("amount-error");
	}

	@Test
	void anotherProgrammesMemberIsNotThere() {
		var other = this.programs.create();

		assertThat(this.mvc.get().uri("/admin/members/" + this.anna).with(csrf()).with(TestStaff.owner(other.id())))
			.hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.mvc.get().uri("/till/" + this.anna).with(csrf()).with(TestStaff.owner(other.id())))
			.hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void tillStaffSeeNoMemberPage() {
		assertThat(this.mvc.get()
			.uri("/admin/members/" + this.anna)
			.with(csrf())
			.with(TestStaff.staff(this.shop.id(), Role.TILL))).hasStatus(HttpStatus.FORBIDDEN);
	}

	private MvcTestResult post(String uri) {
		return this.mvc.post().uri(uri).with(csrf()).with(TestStaff.owner(this.shop.id())).exchange();
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(uri).with(csrf()).with(TestStaff.owner(this.shop.id())).exchange();
	}

}

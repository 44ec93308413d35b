package se.stamkund.purchase.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberSource;
import se.stamkund.program.Role;
import se.stamkund.purchase.OrderCustomer;
import se.stamkund.purchase.OrderSettings;
import se.stamkund.purchase.Orders;
import se.stamkund.purchase.RecordLine;
import se.stamkund.purchase.RecordOrder;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static se.stamkund.testing.TestStaff.owner;
import static se.stamkund.testing.TestStaff.staff;

@IntegrationTest
class OrdersPageTest {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestPrograms programs;

	@Autowired
	Enrolment enrolment;

	@Autowired
	Orders orders;

	@Autowired
	OrderSettings settings;

	ProgramId program;

	@BeforeEach
	void aProgramme() {
		this.program = this.programs.createId();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Lindq", "anna lind", "ANNA@mejl.example", "Ö-17", "anna@" })
	void findsOrdersByTheirNumberOrTheirCustomer(String typed) {
		buy("Ö-1774", "Anna", "Lindqvist");
		buy("9001", "Bo", "Ek");

		assertThat(open("/admin/orders?q={typed}", typed)).hasStatusOk()
			.bodyText()
			.contains(">Ö-1774<")
			.doesNotContain(">9001<");
	}

	@Test
	void setsHowFarBackGuestsOrdersJoin() {
		assertThat(save("90", owner(this.program))).hasStatus3xxRedirection();

		assertThat(this.settings.guestLookback(this.program)).isEqualTo(90);
		assertThat(open("/admin/settings/orders")).bodyText().contains("value=\"90\"");
	}

	@ParameterizedTest
	@CsvSource({ "-1", "731", "två", "''" })
	void refusesDaysThatCannotBe(String days) {
		assertThat(save(days, owner(this.program))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("lookback-error");

		assertThat(this.settings.guestLookback(this.program)).isEqualTo(OrderSettings.DEFAULT_LOOKBACK);
	}

	@ParameterizedTest
	@CsvSource({ "'100', '9999999999,00', shipping", "'9999999999,00', '49', amount",
			"'100', '9999999999999,00', shipping", "'100', '-1', shipping", "'-1', '49', amount",
			"'100', '1e30', shipping" })
	void saysWhichAmountOfATestPurchaseCannotBe(String amount, String shipping, String field) {
		assertThat(this.mvc.post()
			.uri("/admin/orders/test")
			.with(owner(this.program))
			.with(csrf())
			.param("store", "web")
			.param("amount", amount)
			.param("shipping", shipping)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("id=\"" + field + "-error\"")
			.doesNotContain("id=\"" + (field.equals("amount") ? "shipping" : "amount") + "-error\"")
			.doesNotContain("role=\"alert\"");
	}

	@Test
	void anAnalystSeesTheSettingAndChangesNothing() {
		assertThat(save("90", staff(this.program, Role.ANALYST))).hasStatus(HttpStatus.FORBIDDEN);

		assertThat(this.settings.guestLookback(this.program)).isEqualTo(OrderSettings.DEFAULT_LOOKBACK);
	}

	private void buy(String number, String first, String last) {
		var email = first.toLowerCase(Locale.ROOT) + "@mejl.example";
		var member = this.enrolment
			.enrol(this.program, EnrolMember.withEmail(email, first, last, MemberSource.ADMIN), Actor.SYSTEM)
			.member();
		var line = RecordLine.goods("1", "KANGA-39", BigDecimal.ONE, Money.ofMinor(139900));
		this.orders.record(this.program,
				RecordOrder.paid("web", number, OrderCustomer.of(new MemberKey.ById(member)), null, List.of(line)),
				Actor.SYSTEM);
	}

	private MvcTestResult open(String path, Object... values) {
		return this.mvc.get().uri(path, values).with(owner(this.program)).with(csrf()).exchange();
	}

	private MvcTestResult save(String days, RequestPostProcessor who) {
		return this.mvc.post().uri("/admin/settings/orders").with(who).with(csrf()).param("lookback", days).exchange();
	}

}

package se.stamkund.program.web;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberSource;
import se.stamkund.member.Members;
import se.stamkund.points.AdjustPoints;
import se.stamkund.points.Adjustments;
import se.stamkund.points.EarningRule;
import se.stamkund.points.EarningRules;
import se.stamkund.points.ExpiryPolicy;
import se.stamkund.points.ItemMatch;
import se.stamkund.points.Pending;
import se.stamkund.points.PointsLife;
import se.stamkund.points.PointsSettings;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.program.StaffCaller;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.Money;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.StaffLogin;
import se.stamkund.testing.TestPrograms;
import se.stamkund.testing.TestPrograms.TestProgram;
import se.stamkund.testing.TestStaff;

import static org.assertj.core.api.Assertions.assertThat;

/** The audit log, in the words of somebody who owns a shop. */
@IntegrationTest
class AuditPageTest {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestPrograms programs;

	@Autowired
	private StaffLogin login;

	@Autowired
	private PointsSettingsService settings;

	@Autowired
	private EarningRules rules;

	@Autowired
	private Enrolment enrolment;

	@Autowired
	private Members members;

	@Autowired
	private Adjustments adjustments;

	private TestProgram program;

	private StaffCaller karin;

	@BeforeEach
	void makeProgram() {
		this.program = this.programs.create();
		this.karin = this.login.owner(this.program);
	}

	@Test
	void tellsWhatBecameOfTheSettings() {
		var before = PointsSettings.initial(Currency.getInstance("SEK"));
		this.settings.change(this.program.id(),
				new PointsSettings(before.rate(), this.program.webStore(), false, before.rounding(),
						Money.ofMinor(10_000), new BigDecimal("0.1"), new Pending.UntilDelivered(),
						new ExpiryPolicy.Never(), before.refundPolicy(), 0),
				"0", this.karin.actor());

		assertThat(lines()).contains("Poänginställningar ändrade")
			.contains("Butik: alla → Webben")
			.contains("Med moms: ja → nej")
			.contains("Minsta köp: 0 kr → 100 kr")
			.contains("En poäng är värd: 0,05 kr → 0,1 kr")
			.contains("Poängen kan användas: direkt → när ordern är levererad")
			.contains("Poängen går ut: efter ett antal månader → aldrig")
			.contains("Går ut efter: 24 månader");
	}

	@Test
	void namesStoresMembersAndStaff() {
		this.login.cashier(this.program);
		var anna = this.enrolment
			.enrol(this.program.id(),
					EnrolMember.withEmail("anna-" + Ids.next() + "@mejl.example", "Anna", "Lindqvist",
							MemberSource.ADMIN),
					Actor.SYSTEM)
			.member();
		this.members.tag(this.program.id(), Set.of(anna), "vip", true, this.karin.actor());
		this.adjustments.adjust(this.program.id(), new AdjustPoints(anna, 50, "Sent paket", null), this.karin);

		assertThat(lines()).contains("Person tillagd Nils")
			.contains("Roll: kassa")
			.contains("Butik: Kassan")
			.contains("Satte etikett på medlemmar vip")
			.contains("Antal medlemmar: 1")
			.contains("Poäng justerade Anna Lindqvist Karin")
			.contains("Poäng: 50 p");
	}

	@Test
	void showsNothingThatOnlyAMachineReads() {
		var shoes = new EarningRule(Ids.next(), 0, "Dubbelt på skor", new EarningRule.Effect.Multiplier(BigDecimal.TWO),
				ItemMatch.categories("skor", "kängor"), Set.of(this.program.webStore()),
				Instant.parse("2026-03-09T08:00:00Z"), null, Money.ZERO, Map.of("order_number", Set.of("1")), 0);
		this.rules.add(this.program.id(), shoes, false, this.karin.actor());

		assertThat(lines()).contains("Poängregel tillagd Dubbelt på skor")
			.contains("Regeln: multiplicerar poängen")
			.contains("Gånger: 2")
			.contains("Butiker: Webben")
			.contains("Från: 2026-03-09 09:00")
			.contains("Bara köp nummer: 1")
			.doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-")
			.doesNotContain("{", "_", "null");
	}

	@Test
	void saysOnlyWhatBecameOfARule() {
		var program = this.program.id();
		var first = new EarningRule(Ids.next(), 0, "Dubbelt", new EarningRule.Effect.Multiplier(BigDecimal.TWO),
				ItemMatch.ALL, Set.of(), null, null, Money.ZERO, Map.of(), 0,
				new PointsLife(null, new ExpiryPolicy.Months(6)));
		var now = this.rules.add(program, first, false, this.karin.actor()).rule();
		this.rules.change(program,
				new EarningRule(now.id(), now.version(), "Dubbelt", now.effect(), ItemMatch.ALL, Set.of(), null, null,
						Money.ZERO, Map.of(), 0, new PointsLife(null, new ExpiryPolicy.Months(3))),
				false, this.karin.actor());

		assertThat(lines().lines().findFirst().orElseThrow()).contains("Poängregel ändrad Dubbelt")
			.contains("Går ut efter: 6 månader → 3 månader")
			.doesNotContain("Poängen går ut");
	}

	@Test
	void speaksTheLanguageOfItsReader() {
		var olle = this.login.owner(this.program, Locale.ENGLISH);

		assertThat(lines(olle)).contains("Support may adjust at a time: 500 pts").contains("Language: Swedish");
	}

	private String lines() {
		return lines(this.karin);
	}

	private String lines(StaffCaller reader) {
		var page = this.mvc.get().uri("/admin/settings/audit").with(TestStaff.staff(reader)).exchange();
		assertThat(page).hasStatusOk();
		var table = Jsoup.parse(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
			.select("main tbody tr");
		return String.join("\n", table.eachText()).replace('\u00a0', ' ');
	}

}

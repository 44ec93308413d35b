package se.stamkund.voucher;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.pricing.Base;
import se.stamkund.pricing.Benefit;
import se.stamkund.pricing.OfferTerms;
import se.stamkund.pricing.Scope;
import se.stamkund.pricing.Stacking;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;
import se.stamkund.voucher.VoucherRefusal.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class VouchersTest {

	private static final OfferTerms TEN_OFF = OfferTerms.of(new Benefit.FixedAmount(Money.ofMinor(1000)));

	@Autowired
	Vouchers vouchers;

	@Autowired
	VoucherChecks checks;

	@Autowired
	VoucherRedeeming redeeming;

	@Autowired
	Enrolment enrolment;

	@Autowired
	TestPrograms programs;

	@Autowired
	ProgramClock clock;

	private ProgramId program;

	private MemberId anna;

	private MemberId bo;

	private Instant now;

	@BeforeEach
	void startAProgram() {
		this.program = this.programs.createId();
		this.anna = enrol("anna@example.com");
		this.bo = enrol("bo@example.com");
		this.now = this.clock.now(this.program);
	}

	@Test
	void makesCodesThatAreReadHoweverTheyAreWritten() {
		var terms = new OfferTerms(new Benefit.Percent(new BigDecimal("12.5"), Money.ofMinor(20_000)),
				Scope.categories("Tält", "Skor").withoutCategories("Rea"), Money.ofMinor(50_000), Stacking.EXCLUSIVE, 3,
				Base.BEFORE);
		var made = issue(new IssueVoucher(null, CodePattern.parse("HÖST-####-####"), new VoucherLabel("Höst", "Autumn"),
				terms, null, VoucherRules.ONCE, VoucherSource.STAFF, null));

		var typed = made.code().toLowerCase().replace("-", " ");
		assertThat(this.vouchers.find(this.program, List.of(typed, "no-such"))).containsOnlyKeys(typed)
			.containsValue(made);
		assertThat(made.terms()).isEqualTo(terms);
		assertThat(this.vouchers.find(this.programs.createId(), List.of(made.code()))).isEmpty();
	}

	@Test
	void makesManyAtOnceInTheOrderAsked() {
		var source = UUID.randomUUID();
		var made = this.vouchers.issue(this.program, List.of(forMember(this.anna, source),
				own("SOMMAR25", null, VoucherRules.ONCE), forMember(this.bo, UUID.randomUUID())), Actor.SYSTEM);

		assertThat(made).extracting(VoucherView::member).containsExactly(this.anna, null, this.bo);
		assertThat(made.get(1).code()).isEqualTo("SOMMAR25");
		assertThat(this.vouchers.ofMember(this.program, this.anna)).containsExactly(made.getFirst());
		assertThat(this.vouchers.bySource(this.program, List.of(source))).containsOnlyKeys(source);
	}

	@Test
	void refusesACodeThatIsTakenHoweverItIsWritten() {
		issue(own("SOMMAR25", null, VoucherRules.ONCE));

		assertThatExceptionOfType(ConflictException.class)
			.isThrownBy(() -> issue(own("sommar-25", null, VoucherRules.ONCE)))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("code_taken"));
	}

	@Test
	void saysAllThatStandsInTheWayTheMostImportantFirst() {
		issue(own("ANNA1", this.anna,
				new VoucherRules(1, 1, this.now.plus(Duration.ofDays(1)), this.now.plus(Duration.ofDays(2)))));
		this.vouchers.cancel(this.program,
				List.of(this.vouchers.find(this.program, List.of("ANNA1")).get("ANNA1").id()), Actor.SYSTEM);

		assertThat(reasons("anna1", this.bo, this.now)).containsExactly(Reason.CANCELLED, Reason.OTHER_MEMBER,
				Reason.NOT_YET);
		assertThat(reasons("anna1", null, this.now.plus(Duration.ofDays(2)))).containsExactly(Reason.CANCELLED,
				Reason.MEMBER_NEEDED, Reason.EXPIRED);
	}

	@Test
	void tellsAMistypedCodeFromAnUnknownOne() {
		var made = issue(new IssueVoucher(null, CodePattern.parse("HÖST-####-####"), VoucherLabel.of("Höst"), TEN_OFF,
				null, VoucherRules.ONCE, VoucherSource.STAFF, null));
		var last = made.code().charAt(made.code().length() - 1);

		assertThat(reasons(made.code().substring(0, made.code().length() - 1) + ((last == '2') ? '3' : '2'), null,
				this.now))
			.containsExactly(Reason.MISTYPED);
		assertThat(reasons("SOMMAR25SOMMAR", null, this.now)).containsExactly(Reason.UNKNOWN);
	}

	@Test
	void isGoodUpToItsLastInstant() {
		var end = this.now.plus(Duration.ofDays(2));
		issue(own("SNART", null, VoucherRules.onceBefore(end)));

		assertThat(reasons("SNART", null, end.minusNanos(1000))).isEmpty();
		assertThat(reasons("SNART", null, end)).containsExactly(Reason.EXPIRED);
	}

	@Test
	void refusesRulesThatNobodyCouldMeet() {
		for (var rules : List.of(VoucherRules.onceBefore(this.now),
				new VoucherRules(1, null, this.now.plusSeconds(9), this.now.plusSeconds(9)))) {
			assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> issue(own("NEJ", null, rules)))
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo("voucher_window"));
		}
		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> issue(own("NEJ", null, new VoucherRules(0, null, null, null))))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("voucher_uses"));
	}

	@Test
	void isUsedOnceForAReference() {
		issue(own("EN-GÅNG", null, VoucherRules.ONCE));
		var first = redeem("EN-GÅNG", "a", null);

		assertThat(redeem("engång", "a", null).use()).isEqualTo(first.use());
		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> redeem("EN-GÅNG", "b", null))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("code_used_up"));
		assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> redeem("EN-GÅNG", "a", this.anna))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("use_differs"));
	}

	@Test
	void isFreeAgainWhenAUseIsCancelled() {
		issue(own("EN-GÅNG", null, VoucherRules.ONCE));
		var first = redeem("EN-GÅNG", "a", null);
		var use = first.use().id();

		assertThat(this.redeeming.cancel(this.program, first.voucher().id(), use).changed()).isTrue();
		assertThat(this.redeeming.cancel(this.program, first.voucher().id(), use).changed()).isFalse();
		assertThat(redeem("EN-GÅNG", "b", null).voucher().used()).isEqualTo(1);
		assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> redeem("EN-GÅNG", "a", null))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("use_cancelled"));
	}

	@Test
	void countsForEachMemberByHerself() {
		issue(own("VÄLKOMMEN", null, new VoucherRules(null, 1, null, null)));
		redeem("VÄLKOMMEN", "a", this.anna);

		assertThat(reasons("VÄLKOMMEN", this.anna, this.now)).containsExactly(Reason.MEMBER_LIMIT);
		assertThat(reasons("VÄLKOMMEN", this.bo, this.now)).isEmpty();
		assertThat(reasons("VÄLKOMMEN", null, this.now)).containsExactly(Reason.MEMBER_NEEDED);
	}

	@Test
	void keepsEqualTermsOnce() {
		issue(own("A1", null, VoucherRules.ONCE));
		issue(own("A2", null, VoucherRules.ONCE));

		assertThat(this.vouchers.find(this.program, List.of("A1", "A2")).values()).extracting(VoucherView::terms)
			.containsOnly(TEN_OFF);
	}

	private MemberId enrol(String email) {
		return this.enrolment
			.enrol(this.program, EnrolMember.withEmail(email, "Anna", "Lindqvist", MemberSource.API), Actor.SYSTEM)
			.member();
	}

	private VoucherView issue(IssueVoucher voucher) {
		return this.vouchers.issue(this.program, List.of(voucher), Actor.SYSTEM).getFirst();
	}

	private VoucherRedeeming.Redeemed redeem(String code, String reference, @Nullable MemberId member) {
		return this.redeeming.redeem(this.program, code, new VoucherRedeeming.Redeem(reference, member, null),
				Actor.SYSTEM);
	}

	private List<Reason> reasons(String code, @Nullable MemberId member, Instant at) {
		return this.checks.check(this.program, List.of(code), member, at)
			.getFirst()
			.refusals()
			.stream()
			.map(VoucherRefusal::reason)
			.toList();
	}

	private static IssueVoucher own(String code, @Nullable MemberId member, VoucherRules rules) {
		return new IssueVoucher(code, null, VoucherLabel.of("10 kr"), TEN_OFF, member, rules, VoucherSource.STAFF,
				null);
	}

	private static IssueVoucher forMember(MemberId member, UUID source) {
		return IssueVoucher.forMember(member, VoucherLabel.of("10 kr"), TEN_OFF, VoucherRules.ONCE,
				VoucherSource.REWARD, source);
	}

}

package se.stamkund.giftcard;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberCopies;
import se.stamkund.member.MemberErasure;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberMerges;
import se.stamkund.member.MemberSource;
import se.stamkund.pricing.Benefit;
import se.stamkund.pricing.OfferTerms;
import se.stamkund.program.ProgramKind;
import se.stamkund.program.ProgramRemoval;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestCodes;
import se.stamkund.testing.TestPrograms;
import se.stamkund.voucher.IssueVoucher;
import se.stamkund.voucher.VoucherLabel;
import se.stamkund.voucher.VoucherRedeeming;
import se.stamkund.voucher.VoucherRules;
import se.stamkund.voucher.VoucherSource;
import se.stamkund.voucher.VoucherView;
import se.stamkund.voucher.Vouchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of codes and cards when members are merged, copied and erased, and
 * programmes go.
 */
@IntegrationTest
class CodesOfMembersTest {

	@Autowired
	Vouchers vouchers;

	@Autowired
	VoucherRedeeming redeeming;

	@Autowired
	GiftCards cards;

	@Autowired
	GiftCardDesk desk;

	@Autowired
	Enrolment enrolment;

	@Autowired
	MemberMerges merges;

	@Autowired
	MemberCopies copies;

	@Autowired
	MemberErasure erasure;

	@Autowired
	ProgramRemoval removal;

	@Autowired
	TestCodes codes;

	@Autowired
	TestPrograms programs;

	@Autowired
	JdbcClient database;

	private ProgramId program;

	private MemberId anna;

	@BeforeEach
	void giveAnnaACodeAndACard() {
		this.program = this.programs.createId();
		this.anna = enrol("anna@example.com");
		this.vouchers.issue(this.program,
				List.of(IssueVoucher.forMember(this.anna, VoucherLabel.of("75 kr"),
						OfferTerms.of(new Benefit.FixedAmount(Money.ofMinor(7500))), VoucherRules.ONCE,
						VoucherSource.REWARD, UUID.randomUUID())),
				Actor.SYSTEM);
		this.cards.issue(this.program, List.of(new IssueGiftCard(null, Money.ofMinor(50_000), this.anna, null,
				GiftCardSource.REWARD, UUID.randomUUID())), Actor.SYSTEM);
	}

	@Test
	void goToTheSurvivorOfAMergeAndBack() {
		var double1 = enrol("annika@example.com");
		var merge = this.merges.merge(this.program, new MemberKey.ById(double1), new MemberKey.ById(this.anna),
				Actor.SYSTEM);
		assertThat(this.vouchers.ofMember(this.program, double1)).hasSize(1);
		assertThat(this.cards.ofMember(this.program, double1)).hasSize(1);

		this.merges.undo(this.program, double1, merge.id(), Actor.SYSTEM);
		assertThat(this.vouchers.ofMember(this.program, this.anna)).hasSize(1);
		assertThat(this.cards.ofMember(this.program, this.anna)).hasSize(1);
	}

	@Test
	void areInTheCopyOfHerData() {
		var code = this.vouchers.ofMember(this.program, this.anna).getFirst().code();
		this.redeeming.redeem(this.program, code, new VoucherRedeeming.Redeem("r-1", this.anna, null), Actor.SYSTEM);
		var copy = this.copies.of(this.program, this.anna, Actor.SYSTEM);

		assertThat(String.valueOf(copy)).contains(code, "r-1", "75 kr", "500.00");
	}

	@Test
	void loseWhatIsPersonalWhenSheIsErased() {
		var card = this.cards.ofMember(this.program, this.anna).getFirst();
		this.desk.adjust(this.program, card.id(), Money.ofMinor(100), "Annas paket", Actor.SYSTEM);
		this.erasure.erase(this.program, this.anna, Actor.SYSTEM);

		assertThat(this.vouchers.ofMember(this.program, this.anna)).extracting(VoucherView::cancelledAt)
			.doesNotContainNull();
		assertThat(this.cards.ofMember(this.program, this.anna)).isEmpty();
		assertThat(this.cards.get(this.program, card.id()).available()).as("money remains for who has the code")
			.isEqualTo(Money.ofMinor(50_100));
		assertThat(this.database.sql("select reason from gift_card_note where program_id = ?")
			.param(this.program.value())
			.query(String.class)
			.list()).containsExactly("–");
	}

	@Test
	void entriesOfACardAreNeverChanged() {
		for (var change : List.of("update gift_card_entry set amount = 1 where program_id = ?",
				"delete from gift_card_entry where program_id = ?")) {
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> this.database.sql(change).param(this.program.value()).update());
		}
	}

	@Test
	void goWithAPracticeProgramme() {
		var sandbox = this.programs.create(ProgramKind.DEMO, "SEK").id();
		this.codes.make(sandbox);
		this.removal.discard(sandbox);

		for (var table : List.of("voucher", "voucher_use", "voucher_batch", "voucher_offer", "gift_card",
				"gift_card_entry", "gift_card_use")) {
			assertThat(this.database.sql("select count(*) from " + table + " where program_id = ?")
				.param(sandbox.value())
				.query(Integer.class)
				.single()).as(table).isZero();
		}
	}

	private MemberId enrol(String email) {
		return this.enrolment
			.enrol(this.program, EnrolMember.withEmail(email, "Anna", "Lindqvist", MemberSource.API), Actor.SYSTEM)
			.member();
	}

}

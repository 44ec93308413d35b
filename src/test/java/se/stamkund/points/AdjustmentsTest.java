package se.stamkund.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.ledger.Expiry;
import se.stamkund.ledger.Holds;
import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.Liabilities;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Reference;
import se.stamkund.ledger.Start;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberErasure;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.security.Caller;
import se.stamkund.program.Role;
import se.stamkund.program.StaffCaller;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class AdjustmentsTest {

	private final Adjustments adjustments;

	private final MemberPoints points;

	private final PointsMemberData memberData;

	private final Enrolment enrolment;

	private final TestPrograms programs;

	private final TransactionTemplate transaction;

	@Autowired
	private Ledger ledger;

	@Autowired
	private Holds holds;

	@Autowired
	private Liabilities liabilities;

	@Autowired
	private MemberErasure erasure;

	@Autowired
	private ProgramClock clock;

	private ProgramId program;

	private MemberId anna;

	private Caller manager;

	private Caller support;

	@Autowired
	AdjustmentsTest(Adjustments adjustments, MemberPoints points, PointsMemberData memberData, Enrolment enrolment,
			TestPrograms programs, TransactionTemplate transaction) {
		this.adjustments = adjustments;
		this.points = points;
		this.memberData = memberData;
		this.enrolment = enrolment;
		this.programs = programs;
		this.transaction = transaction;
		this.program = programs.createId();
		this.anna = member();
		this.manager = staff(Role.MANAGER);
		this.support = staff(Role.SUPPORT);
	}

	@BeforeEach
	void anotherProgramme() {
		this.program = this.programs.createId();
		this.anna = member();
		this.manager = staff(Role.MANAGER);
		this.support = staff(Role.SUPPORT);
	}

	@Test
	void givesAndTakesAtOnce() {
		adjust(5000, this.manager);
		adjust(-1200, this.manager);

		assertThat(active()).isEqualTo(3800);
	}

	@Test
	void neverTakesMoreThanCanBeUsed() {
		adjust(100, this.manager);

		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> adjust(-101, this.manager))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("insufficient_points"));
		assertThat(active()).isEqualTo(100);
	}

	@Test
	void zeroIsNoAdjustment() {
		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> adjust(0, this.manager));
	}

	@Test
	void supportIsHeldToSoMuchAtATime() {
		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> adjust(501, this.support))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("adjustment_too_large"));
		adjust(500, this.support);

		assertThat(active()).isEqualTo(500);
	}

	@Test
	void whatIsTakenCountsTowardsTheDayToo() {
		for (int i = 0; i < 2; i++) {
			adjust(500, this.support);
			adjust(-500, this.support);
		}

		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> adjust(1, this.support))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("adjustments_used_up"));
		adjust(500, staff(Role.SUPPORT));
	}

	@Test
	void theLimitOfADayIsExactAlsoInParallel() throws Exception {
		var given = 0;
		try (var pool = Executors.newFixedThreadPool(16)) {
			var running = new ArrayList<Future<?>>();
			for (int i = 0; i < 16; i++) {
				running.add(pool.submit(() -> adjust(300, this.support)));
			}
			for (var future : running) {
				given += succeeded(future) ? 1 : 0;
			}
		}

		assertThat(given).isEqualTo(6);
		assertThat(active()).isEqualTo(1800);
	}

	@Test
	void anUndoneAdjustmentIsAsIfItHadNotBeen() {
		var given = adjust(500, this.support);

		this.adjustments.undo(this.program, this.anna, given.id(), this.support);
		this.adjustments.undo(this.program, this.anna, given.id(), this.support);

		assertThat(active()).isZero();
		for (int i = 0; i < 4; i++) {
			adjust(500, this.support);
		}
		assertThat(active()).isEqualTo(2000);
	}

	@Test
	void takenPointsComeBackWhenThatIsUndone() {
		adjust(500, this.manager);
		var taken = adjust(-200, this.manager);

		this.adjustments.undo(this.program, this.anna, taken.id(), this.manager);

		assertThat(active()).isEqualTo(500);
	}

	@Test
	void anotherProgrammesMemberIsNotFound() {
		var elsewhere = this.programs.createId();

		assertThatExceptionOfType(NotFoundException.class).isThrownBy(
				() -> this.adjustments.adjust(elsewhere, new AdjustPoints(this.anna, 1, "Fel", null), this.manager));
	}

	@Test
	void erasureTakesAwayWhatWasWritten() {
		adjust(50, this.manager);
		this.transaction.executeWithoutResult((status) -> this.memberData.erase(this.program, this.anna));

		assertThat(String.valueOf(this.memberData.copy(this.program, this.anna))).doesNotContain("Försenat paket")
			.contains("50");
	}

	@Test
	void whoeverIsErasedLeavesNoPointsThatNobodyCanUse() {
		adjust(50, this.manager);
		var now = this.clock.now(this.program);
		this.holds.place(this.program, this.anna, Points.of(20), now.plusSeconds(60), Actor.SYSTEM, now);
		var award = new Reference("order", Ids.next());
		this.transaction.executeWithoutResult((status) -> this.ledger.post(this.program, now,
				List.of(Posting.earn(this.anna, Points.of(7), Start.ON_EVENT, Expiry.NEVER, award, Actor.SYSTEM))));

		this.erasure.erase(this.program, this.anna, Actor.SYSTEM);

		var balance = this.points.of(this.program, this.anna).balance();
		assertThat(balance.active().plus(balance.pending()).plus(balance.held())).isEqualTo(Points.ZERO);
		assertThat(this.liabilities.at(this.program, this.clock.now(this.program)).total()).isZero();
	}

	private static boolean succeeded(Future<?> future) throws InterruptedException {
		try {
			future.get();
			return true;
		}
		catch (ExecutionException ex) {
			assertThat(ex.getCause()).isInstanceOf(BusinessRuleException.class);
			return false;
		}
	}

	private AdjustmentView adjust(long points, Caller caller) {
		return this.adjustments.adjust(this.program, new AdjustPoints(this.anna, points, "Försenat paket", null),
				caller);
	}

	private long active() {
		return this.points.of(this.program, this.anna).balance().active().value();
	}

	private Caller staff(Role role) {
		return new StaffCaller(Ids.next(), "karin@fjallbod.example", "Karin", Locale.of("sv"), this.program, role,
				null);
	}

	private MemberId member() {
		return this.enrolment
			.enrol(this.program, EnrolMember.withEmail("anna@mejl.example", "Anna", "Lindqvist", MemberSource.API),
					Actor.SYSTEM)
			.member();
	}

}

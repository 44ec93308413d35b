package se.stamkund.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MemberAccountTest {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	private static final Actor BY = Actor.SYSTEM;

	private final MemberAccount anna = new MemberAccount(MemberId.next());

	private final MemberAccount bo = new MemberAccount(MemberId.next());

	private @Nullable Duration idleFor;

	private final Accounts accounts = new Accounts((last) -> (this.idleFor != null) ? last.plus(this.idleFor) : null,
			List.of(this.anna, this.bo));

	@Test
	void spendsWhatExpiresSoonestAndUndatedPointsLast() {
		earn(10, Expiry.NEVER);
		earn(10, Expiry.at(days(20)));
		earn(10, Expiry.at(days(10)));

		spend(15);

		assertThat(this.anna.lots.values()).extracting((lot) -> lot.active).containsExactly(10L, 5L, 0L);
	}

	@Test
	void expiresAtTheVeryInstant() {
		earn(10, Expiry.at(days(10)));

		assertThat(activeAt(days(10).minusNanos(1000))).isEqualTo(10);
		assertThat(activeAt(days(10))).isZero();
		assertThat(latest().occurredAt()).isEqualTo(days(10));
	}

	@Test
	void becomesActiveAtItsInstantHoweverLateItIsBooked() {
		post(Posting.earn(this.anna.member, Points.of(10), Start.at(days(14)), Expiry.NEVER, reference(), BY), NOW);
		assertThat(this.anna.pending).isEqualTo(10);

		assertThat(activeAt(days(100))).isEqualTo(10);
		assertThat(latest().kind()).isEqualTo(EntryKind.ACTIVATION);
		assertThat(latest().occurredAt()).isEqualTo(days(14));
	}

	@Test
	void waitsForTheEventWhenToldTo() {
		var order = reference();
		post(Posting.earn(this.anna.member, Points.of(10), Start.ON_EVENT, Expiry.NEVER, order, BY), NOW);
		assertThat(activeAt(days(50))).isZero();

		post(new CreditPosting.Activate(this.anna.member, order, new Start.At(days(50)), Expiry.at(days(60)), order,
				BY), days(50));

		assertThat(this.anna.active).isEqualTo(10);
		assertThat(activeAt(days(60))).isZero();
	}

	@Test
	void doesNotExpireWhatIsHeldButAtOnceWhenItIsReleased() {
		earn(10, Expiry.at(NOW.plusSeconds(60)));
		var hold = hold(10, Duration.ofMinutes(30));

		assertThat(activeAt(NOW.plusSeconds(120))).isZero();
		assertThat(this.anna.held).isEqualTo(10);
		var released = post(new HoldPosting.Release(this.anna.member, hold, reference(), BY), NOW.plusSeconds(180));

		assertThat(released.entries()).extracting(Entry::kind).containsExactly(EntryKind.RELEASE, EntryKind.EXPIRY);
		assertThat(released.balance().active()).isEqualTo(Points.ZERO);
		assertThat(latest().occurredAt()).isEqualTo(NOW.plusSeconds(180));
	}

	@Test
	void letsGoOfAHoldByItself() {
		earn(10, Expiry.NEVER);
		var hold = hold(10, Duration.ofMinutes(30));

		assertThat(activeAt(NOW.plus(Duration.ofMinutes(30)))).isEqualTo(10);
		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> capture(hold, 10, Shortfall.REFUSE, NOW.plus(Duration.ofMinutes(31))))
			.extracting(BusinessRuleException::code)
			.isEqualTo("hold_closed");
	}

	@Test
	void takesWhatIsLeftForAnOrderWhoseHoldHasLapsed() {
		earn(10, Expiry.NEVER);
		var hold = hold(10, Duration.ofMinutes(30));
		post(Posting.spend(this.anna.member, Points.of(4), reference(), BY), days(1));

		var captured = capture(hold, 10, Shortfall.TAKE_AVAILABLE, days(1));

		assertThat(captured.points()).isEqualTo(Points.of(6));
		assertThat(captured.missing()).isEqualTo(Points.of(4));
	}

	@Test
	void capturesAPartAndReleasesTheRest() {
		earn(10, Expiry.NEVER);

		capture(hold(8, Duration.ofMinutes(30)), 5, Shortfall.REFUSE, NOW);

		assertThat(this.anna.balance())
			.isEqualTo(new Balance(Points.of(5), Points.ZERO, Points.ZERO, Points.ZERO, Points.of(10)));
	}

	@Test
	void takesBackPendingThenActiveOfTheAwardThenOthersAndNeverWhatIsHeld() {
		var order = reference();
		earn(5, Expiry.at(days(1)));
		post(Posting.earn(this.anna.member, Points.of(10), Start.AT_ONCE, Expiry.NEVER, order, BY), NOW);
		post(Posting.earn(this.anna.member, Points.of(10), Start.at(days(9)), Expiry.NEVER, order, BY), NOW);
		hold(7, Duration.ofMinutes(30));

		var taken = takeBack(order, 20, Uncollectable.CLAMP);

		assertThat(taken.entries()).extracting(Entry::from)
			.containsExactly(LedgerAccount.MEMBER_PENDING, LedgerAccount.MEMBER_ACTIVE, LedgerAccount.UNCOLLECTED);
		assertThat(taken.missing()).isEqualTo(Points.of(2));
		assertThat(this.anna.held).isEqualTo(7);
		assertThat(this.anna.active).isZero();
	}

	@Test
	void refusesToTakeBackMoreThanTheAwardGave() {
		var order = earn(10, Expiry.NEVER);
		takeBack(order, 4, Uncollectable.CLAMP);

		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> takeBack(order, 7, Uncollectable.CLAMP))
			.withMessage("The award gave 10, of which 4 are taken back; 7 more asked");
	}

	@Test
	void makesNoPointsFromEarningRedeemingRefundingAndCancelling() {
		var order = earn(100, Expiry.NEVER);
		var redemption = spend(100);
		assertThat(takeBack(order, 100, Uncollectable.CLAMP).missing()).isEqualTo(Points.of(100));

		giveBack(redemption, null);

		assertThat(this.anna.balance()).isEqualTo(Balance.NOTHING);
	}

	@Test
	void makesNoPointsWhenAnotherOrderPaidInBetween() {
		var first = earn(100, Expiry.NEVER);
		var redemption = spend(100);
		var second = earn(100, Expiry.NEVER);
		takeBack(first, 100, Uncollectable.CLAMP);
		takeBack(second, 100, Uncollectable.CLAMP);

		giveBack(redemption, null);

		assertThat(this.anna.balance()).isEqualTo(Balance.NOTHING);
	}

	@Test
	void leavesAReturningLotAloneWhenOnlyAnotherOwes() {
		earn(100, Expiry.NEVER);
		var firstRedemption = spend(100);
		var second = earn(100, Expiry.NEVER);
		spend(100);
		takeBack(second, 100, Uncollectable.CLAMP);

		giveBack(firstRedemption, null);

		assertThat(this.anna.active).isEqualTo(100);
	}

	@Test
	void settlesADebtWhenLaterPointsBecomeActive() {
		var order = earn(100, Expiry.NEVER);
		spend(80);
		takeBack(order, 100, Uncollectable.DEBT);
		assertThat(this.anna.balance().debt()).isEqualTo(Points.of(80));

		earn(100, Expiry.NEVER);

		assertThat(this.anna.debt).isZero();
		assertThat(this.anna.active).isEqualTo(20);
	}

	@Test
	void returnsPointsIntoTheirLotsAndAtTheirDates() {
		earn(10, Expiry.at(days(10)));
		earn(10, Expiry.at(days(20)));
		var redemption = spend(15);

		post(new ReturnPosting.GiveBack(this.anna.member, Points.of(8), redemption, null, reference(), BY), days(1));

		assertThat(this.anna.lots.values()).extracting((lot) -> lot.active).containsExactly(5L, 8L);
	}

	@Test
	void expiresReturnedPointsAtOnceUnlessThereIsGrace() {
		earn(10, Expiry.at(days(10)));
		var redemption = spend(10);

		post(new ReturnPosting.GiveBack(this.anna.member, Points.of(4), redemption, null, reference(), BY), days(30));
		assertThat(this.anna.active).isZero();
		post(new ReturnPosting.GiveBack(this.anna.member, Points.of(6), redemption, days(37), reference(), BY),
				days(30));

		assertThat(this.anna.active).isEqualTo(6);
		assertThat(activeAt(days(37))).isZero();
	}

	@Test
	void expiresIdlePointsUnlessSheEarnsOrSpends() {
		this.idleFor = Duration.ofDays(30);
		earn(10, Expiry.WHEN_IDLE);
		post(Posting.spend(this.anna.member, Points.of(1), reference(), BY), days(29));

		assertThat(activeAt(days(58))).isEqualTo(9);
		assertThat(activeAt(days(59))).isZero();
	}

	@Test
	void transfersLotByLotAndKeepsTheDates() {
		earn(10, Expiry.at(days(10)));
		earn(10, Expiry.NEVER);
		var transfer = reference();

		post(new TransferPosting.Transfer(this.anna.member, this.bo.member, Points.of(15), transfer, BY), NOW);
		assertThat(this.bo.lots.values()).extracting((lot) -> lot.expiresAt).containsExactly(days(10), null);
		post(Posting.spend(this.bo.member, Points.of(12), reference(), BY), NOW);
		post(new TransferPosting.UndoTransfer(this.anna.member, this.bo.member, transfer, reference(), BY), NOW);

		assertThat(this.anna.active).isEqualTo(8);
		assertThat(this.bo.active).isZero();
	}

	@Test
	void undoesForADayAndNoLonger() {
		var adjustment = reference();
		post(Posting.adjustUp(this.anna.member, Points.of(50), Expiry.NEVER, adjustment, BY), NOW);

		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(() -> undo(adjustment, days(1)))
			.extracting(BusinessRuleException::code)
			.isEqualTo("undo_too_late");
		undo(adjustment, days(1).minusSeconds(1));

		assertThat(this.anna.balance()).isEqualTo(Balance.NOTHING);
	}

	@Test
	void namesDueEntriesAlikeWhoeverBooksThem() {
		assertThat(EntryIds.due(this.anna.member, 7, NOW)).isEqualTo(EntryIds.due(this.anna.member, 7, NOW))
			.isNotEqualTo(EntryIds.due(this.anna.member, 8, NOW))
			.satisfies((id) -> assertThat(id.version()).isEqualTo(7));
	}

	private static Instant days(int days) {
		return NOW.plus(Duration.ofDays(days));
	}

	private static Reference reference() {
		return new Reference("test", Ids.next());
	}

	private Posted post(Posting posting, Instant at) {
		return this.accounts.post(posting, at);
	}

	private Reference earn(long points, Expiry expiry) {
		var award = reference();
		post(Posting.earn(this.anna.member, Points.of(points), Start.AT_ONCE, expiry, award, BY), NOW);
		return award;
	}

	private Reference spend(long points) {
		var reference = reference();
		post(Posting.spend(this.anna.member, Points.of(points), reference, BY), NOW);
		return reference;
	}

	private UUID hold(long points, Duration length) {
		var hold = Ids.next();
		post(new HoldPosting.Hold(this.anna.member, hold, Points.of(points), NOW.plus(length), reference(), BY), NOW);
		return hold;
	}

	private Posted capture(UUID hold, long points, Shortfall shortfall, Instant at) {
		return post(new HoldPosting.Capture(this.anna.member, hold, Points.of(points), shortfall, reference(), BY), at);
	}

	private Posted takeBack(Reference award, long points, Uncollectable uncollectable) {
		return post(
				new ReturnPosting.TakeBack(this.anna.member, Points.of(points), award, uncollectable, reference(), BY),
				NOW);
	}

	private void giveBack(Reference spent, @Nullable Instant grace) {
		post(new ReturnPosting.GiveBack(this.anna.member, null, spent, grace, reference(), BY), NOW);
	}

	private void undo(Reference reference, Instant at) {
		post(new ReturnPosting.Undo(this.anna.member, reference, Uncollectable.CLAMP, reference(), BY), at);
	}

	private long activeAt(Instant instant) {
		new DueTime(this.anna).advanceTo(instant);
		return this.anna.active;
	}

	private Entry latest() {
		return this.anna.booked.getLast().entry();
	}

}

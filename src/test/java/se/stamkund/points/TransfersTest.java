package se.stamkund.points;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.activity.Activities;
import se.stamkund.activity.ActivityFilter;
import se.stamkund.ledger.Balances;
import se.stamkund.ledger.LedgerAudit;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.security.Caller;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.Deadlocks;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class TransfersTest {

	private static final Actor KEY = Actor.apiKey("0198-test");

	@Autowired
	private Deadlocks deadlocks;

	@Autowired
	Transfers transfers;

	@Autowired
	TransferSettings settings;

	@Autowired
	Adjustments adjustments;

	@Autowired
	Enrolment enrolment;

	@Autowired
	Balances balances;

	@Autowired
	Activities activities;

	@Autowired
	LedgerAudit audit;

	@Autowired
	ProgramClock clock;

	@Autowired
	TestPrograms programs;

	ProgramId program;

	MemberId anna;

	MemberId bo;

	@BeforeEach
	void enrolTwo() {
		this.program = this.programs.createId();
		this.anna = enrol("anna@example.com");
		this.bo = enrol("bo@example.com");
		this.adjustments.adjust(this.program, new AdjustPoints(this.anna, 1000, "Start", null),
				new Storefront(this.program));
	}

	@Test
	void areOffUntilAMerchantAllowsThem() {
		assertThat(refusal(() -> give(10))).isEqualTo("transfers_off");
	}

	@Test
	void membersGiveThemselvesOnlyIfTheyMay() {
		allow(false, 100, 200);

		assertThat(refusal(() -> this.transfers.give(this.program, this.anna, to(10), Actor.member(this.anna))))
			.isEqualTo("transfers_off");
		assertThat(give(10).points().value()).isEqualTo(10);
	}

	@Test
	void pointsGoAndComeBackAndBothTimelinesSaySo() {
		allow(true, 100, 200);
		var transfer = give(100);

		assertThat(active(this.anna)).isEqualTo(900);
		assertThat(active(this.bo)).isEqualTo(100);
		assertThat(timeline(this.anna)).contains("points.given");
		assertThat(timeline(this.bo)).contains("points.received");

		this.adjustments.adjust(this.program, new AdjustPoints(this.bo, -30, "Used", null),
				new Storefront(this.program));
		var undone = this.transfers.undo(this.program, this.anna, transfer.id(), KEY);

		assertThat(undone.returned().value()).isEqualTo(70);
		assertThat(active(this.anna)).isEqualTo(970);
		assertThat(active(this.bo)).isZero();
		assertThat(this.transfers.undo(this.program, this.anna, transfer.id(), KEY)).isEqualTo(undone);
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void limitsOfATransferAndADayHold() {
		allow(true, 100, 150);

		assertThat(refusal(() -> give(101))).isEqualTo("transfer_too_large");
		var first = give(100);
		assertThat(refusal(() -> give(51))).isEqualTo("transfers_used_up");
		this.transfers.undo(this.program, this.anna, first.id(), KEY);
		assertThat(give(100).points().value()).isEqualTo(100);
	}

	@Test
	void theDaysLimitIsExactWhenManyGiveAtOnce() throws Exception {
		allow(true, 10, 105);
		var results = run(IntStream.range(0, 24).<Callable<Object>>mapToObj((i) -> () -> give(10)).toList());

		assertThat(results.stream().filter(TransfersTest::succeeded).count()).isEqualTo(10);
		assertThat(active(this.bo)).isEqualTo(100);
		assertThat(active(this.anna)).isEqualTo(900);
	}

	@Test
	void giftsInBothDirectionsAtOnceLoseNothing() throws Exception {
		allow(true, 10, 10_000);
		give(10);
		run(IntStream.range(0, 24)
			.<Callable<Object>>mapToObj((i) -> () -> (i % 2 == 0) ? give(10)
					: this.transfers.give(this.program, this.bo, new GivePoints(new MemberKey.ById(this.anna), 5, null),
							KEY))
			.toList());

		assertThat(active(this.anna) + active(this.bo)).isEqualTo(1000);
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void sixtyFourGiftsInBothDirectionsMeetExactlyAndWithoutDeadlock() throws Exception {
		allow(true, 500, 100_000);
		give(500);
		long before = this.deadlocks.count();

		var results = run(IntStream.range(0, 64)
			.<Callable<Object>>mapToObj((i) -> () -> (i % 2 == 0) ? give(10)
					: this.transfers.give(this.program, this.bo, new GivePoints(new MemberKey.ById(this.anna), 5, null),
							KEY))
			.toList());

		assertThat(results).allMatch(TransfersTest::succeeded);
		assertThat(active(this.anna)).isEqualTo(500 - 32 * 10 + 32 * 5);
		assertThat(active(this.bo)).isEqualTo(500 + 32 * 10 - 32 * 5);
		assertThat(this.deadlocks.count()).isEqualTo(before);
		assertThat(this.audit.differences(this.program)).isEmpty();
	}

	@Test
	void nobodyGivesToHerselfOrWhatSheHasNot() {
		allow(true, 5000, 5000);

		assertThat(refusal(() -> this.transfers.give(this.program, this.anna,
				new GivePoints(new MemberKey.ById(this.anna), 1, null), KEY)))
			.isEqualTo("transfer_to_herself");
		assertThat(refusal(() -> give(1001))).isEqualTo("insufficient_points");
		assertThat(give(1000).points().value()).as("a refusal used up nothing").isEqualTo(1000);
	}

	private static boolean succeeded(Future<Object> result) {
		try {
			result.get();
			return true;
		}
		catch (ExecutionException | InterruptedException ex) {
			return false;
		}
	}

	private static List<Future<Object>> run(List<Callable<Object>> tasks) throws InterruptedException {
		try (var threads = Executors.newFixedThreadPool(64)) {
			return threads.invokeAll(tasks);
		}
	}

	private List<String> timeline(MemberId member) {
		return this.activities.timeline(this.program, member, ActivityFilter.ALL, PageQuery.first(20))
			.data()
			.stream()
			.map((activity) -> activity.type())
			.toList();
	}

	private static String refusal(Runnable call) {
		var refused = new String[1];
		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(call::run)
			.satisfies((ex) -> refused[0] = ex.code());
		return refused[0];
	}

	private TransferView give(long points) {
		return this.transfers.give(this.program, this.anna, to(points), KEY);
	}

	private GivePoints to(long points) {
		return new GivePoints(new MemberKey.ById(this.bo), points, "Hej");
	}

	private void allow(boolean byMembers, long perTransfer, long perDay) {
		this.settings.change(this.program, new TransferRules(true, byMembers, perTransfer, perDay), KEY);
	}

	private long active(MemberId member) {
		return this.balances.of(this.program, member, this.clock.now(this.program)).active().value();
	}

	private MemberId enrol(String email) {
		return this.enrolment.enrol(this.program, EnrolMember.withEmail(email, "Anna", null, MemberSource.API), KEY)
			.member();
	}

	private record Storefront(ProgramId program) implements Caller {

		@Override
		public Actor actor() {
			return KEY;
		}

	}

}

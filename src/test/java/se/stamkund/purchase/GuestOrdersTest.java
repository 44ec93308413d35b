package se.stamkund.purchase;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.ledger.Balances;
import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static se.stamkund.purchase.TestOrders.guest;
import static se.stamkund.purchase.TestOrders.kr;
import static se.stamkund.purchase.TestOrders.with;
import static se.stamkund.purchase.TestOrders.paid;

@IntegrationTest
class GuestOrdersTest {

	private static final Actor KEY = Actor.apiKey("0198-test");

	@Autowired
	private Orders orders;

	@Autowired
	private OrderQueries queries;

	@Autowired
	private OrderSettings settings;

	@Autowired
	private Enrolment enrolment;

	@Autowired
	private Balances balances;

	@Autowired
	private ProgramClock clock;

	@Autowired
	private TestPrograms programs;

	private ProgramId program;

	private Instant now;

	@BeforeEach
	void startAProgram() {
		this.program = this.programs.createId();
		this.now = this.clock.now(this.program);
	}

	@Test
	void keepsWhoTheGuestWasInOneSpelling() {
		var order = this.orders.record(this.program, guest("1", " Anna@Example.COM", null, "100.00"), KEY).value();

		assertThat(order.member()).isNull();
		assertThat(order.points()).isEqualTo(Points.ZERO);
		assertThat(order.customer().email()).isEqualTo("anna@example.com");
	}

	@Test
	void givesTheOrderToTheMemberSheBecomes() {
		var order = this.orders.record(this.program, guest("1", "anna@example.com", null, "100.00"), KEY).value();

		var anna = enrol("anna@example.com", MemberSource.API);

		var joined = this.queries.get(this.program, order.id());
		assertThat(joined.member()).isEqualTo(anna);
		assertThat(joined.points()).isEqualTo(Points.of(100));
		assertThat(joined.joinedAt()).isNotNull();
		assertThat(active(anna)).isEqualTo(100);
	}

	@Test
	void waitsUntilTheAddressIsVerified() {
		var order = this.orders.record(this.program, guest("1", "anna@example.com", null, "100.00"), KEY).value();

		var claimed = enrol("anna@example.com", MemberSource.SELF);
		var second = this.orders.record(this.program, guest("2", "anna@example.com", null, "50.00"), KEY).value();

		assertThat(this.queries.get(this.program, order.id()).member()).isNull();
		assertThat(second.member()).isNull();
		assertThat(active(claimed)).isZero();
	}

	@Test
	void looksBackThirtyDaysAndNoMore() {
		record(guest("old", "anna@example.com", this.now.minus(Duration.ofDays(31)), "100.00"));
		record(guest("new", "anna@example.com", this.now.minus(Duration.ofDays(29)), "10.00"));

		assertThat(active(enrol("anna@example.com", MemberSource.API))).isEqualTo(10);
	}

	@Test
	void looksBackAsFarAsTheMerchantSays() {
		this.settings.setGuestLookback(this.program, 0, KEY);
		record(guest("1", "anna@example.com", this.now.minusSeconds(60), "100.00"));

		assertThat(active(enrol("anna@example.com", MemberSource.API))).isZero();
	}

	@Test
	void givesOnlyWhatRefundsHaveLeft() {
		var order = this.orders.record(this.program, guest("1", "anna@example.com", null, "100.00"), KEY).value();
		this.orders.refund(this.program, RefundOrder.ofAmount(order.id(), "r1", kr("25.00")), KEY);

		var anna = enrol("anna@example.com", MemberSource.API);
		assertThat(active(anna)).isEqualTo(75);

		this.orders.refund(this.program, RefundOrder.ofAmount(order.id(), "r2", kr("75.00")), KEY);
		assertThat(active(anna)).isZero();
	}

	@Test
	void belongsToWhomTheStoreNamesLater() {
		var order = this.orders.record(this.program, guest("1", "anna@example.com", null, "100.00"), KEY).value();
		this.orders.refund(this.program, RefundOrder.ofAmount(order.id(), "r1", kr("25.00")), KEY);
		var eva = enrol("eva@example.com", MemberSource.API);

		var joined = this.orders.replace(this.program, order.id(), paid("1", eva, "100.00"), KEY).value();

		assertThat(joined.member()).isEqualTo(eva);
		assertThat(joined.joinedAt()).isNotNull();
		assertThat(active(eva)).isEqualTo(75);
		assertThat(this.orders.replace(this.program, order.id(), paid("1", eva, "100.00"), KEY).changed()).isFalse();
	}

	@Test
	void earnsWhenItIsNamedAndPaidAtOnce() {
		var order = this.orders
			.record(this.program, with(guest("1", "anna@example.com", null, "100.00"), OrderStatus.CREATED), KEY)
			.value();
		var eva = enrol("eva@example.com", MemberSource.API);

		this.orders.replace(this.program, order.id(), paid("1", eva, "90.00"), KEY);

		assertThat(active(eva)).isEqualTo(90);
	}

	@Test
	void isNeverTakenFromTheMemberWhoHasIt() {
		var anna = enrol("anna@example.com", MemberSource.API);
		var eva = enrol("eva@example.com", MemberSource.API);
		var order = this.orders.record(this.program, paid("1", anna, "100.00"), KEY).value();

		assertThatExceptionOfType(BusinessRuleException.class)
			.isThrownBy(() -> this.orders.replace(this.program, order.id(), paid("1", eva, "90.00"), KEY))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("order_member_fixed"));
		assertThatExceptionOfType(BusinessRuleException.class).isThrownBy(
				() -> this.orders.replace(this.program, order.id(), paid("1", new MemberId(Ids.next()), "90.00"), KEY))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("member_unknown"));
		assertThat(active(anna)).isEqualTo(100);
		assertThat(active(eva)).isZero();
	}

	@Test
	void missesNoOrderThatComesWhileSheJoins() throws Exception {
		for (int round = 0; round < 8; round++) {
			var email = "anna" + round + "@example.com";
			var tasks = new ArrayList<Callable<Object>>();
			for (int i = 0; i < 6; i++) {
				var order = guest(round + "-" + i, email, null, "10.00");
				tasks.add(() -> this.orders.record(this.program, order, KEY));
			}
			tasks.add(3, () -> enrol(email, MemberSource.API));
			try (var threads = Executors.newFixedThreadPool(7)) {
				for (var future : threads.invokeAll(tasks)) {
					future.get();
				}
			}
			assertThat(active(enrol(email, MemberSource.API))).isEqualTo(60);
		}
	}

	private void record(RecordOrder order) {
		this.orders.record(this.program, List.of(order), KEY).getFirst().orThrow();
	}

	private MemberId enrol(String email, MemberSource source) {
		return this.enrolment.enrol(this.program, EnrolMember.withEmail(email, "Anna", null, source), KEY).member();
	}

	private long active(MemberId member) {
		return this.balances.of(this.program, member, this.clock.now(this.program)).active().value();
	}

}

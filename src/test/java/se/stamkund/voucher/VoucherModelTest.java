package se.stamkund.voucher;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.member.EnrolMember;
import se.stamkund.member.Enrolment;
import se.stamkund.member.MemberSource;
import se.stamkund.platform.ProgramClock;
import se.stamkund.pricing.Benefit;
import se.stamkund.pricing.OfferTerms;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds, extends, captures, lets go, lets lapse and gives back codes at random, with and
 * without the job, and compares each answer with a model in memory. Replay a failure with
 * {@code -Dstamkund.seed=}.
 */
@IntegrationTest
class VoucherModelTest {

	private static final int STEPS = Integer.getInteger("stamkund.steps", 2_500);

	private static final Actor KEY = Actor.apiKey("0198-test");

	@Autowired
	Vouchers vouchers;

	@Autowired
	VoucherUses uses;

	@Autowired
	VoucherDueWork due;

	@Autowired
	Enrolment enrolment;

	@Autowired
	TestPrograms programs;

	@Autowired
	ProgramClock clock;

	@Autowired
	TransactionTemplate transaction;

	private ProgramId program;

	private Instant now;

	private Random random;

	private final Map<String, Code> codes = new HashMap<>();

	private final List<Hold> holds = new ArrayList<>();

	private final List<UUID> orders = new ArrayList<>();

	private List<MemberId> members;

	@Test
	void agreesWithTheModelAtEveryStep() {
		long seed = Long.getLong("stamkund.seed", System.nanoTime());
		this.random = new Random(seed);
		this.program = this.programs.createId();
		this.now = this.clock.now(this.program);
		this.members = List.of(enrol("a@example.com"), enrol("b@example.com"));
		issue("EN", 1, null);
		issue("TRE", 3, null);
		issue("VAR", null, 2);
		issue("FEM", 5, 1);
		for (int step = 0; step < STEPS; step++) {
			try {
				step();
			}
			catch (RuntimeException | AssertionError ex) {
				throw new AssertionError("step " + step + ", replay with -Dstamkund.seed=" + seed, ex);
			}
		}
	}

	private void step() {
		this.now = this.now.plusSeconds(this.random.nextInt(60));
		switch (this.random.nextInt(10)) {
			case 0, 1, 2 -> hold();
			case 3 -> extend();
			case 4, 5 -> capture();
			case 6 -> release();
			case 7, 8 -> giveBack();
			default -> this.due.run(this.program, this.now);
		}
		compare();
	}

	private void hold() {
		var member = this.random.nextInt(4) == 0 ? null : this.members.get(this.random.nextInt(2));
		var names = this.codes.keySet().stream().filter((name) -> this.random.nextInt(3) == 0).sorted().toList();
		if (names.isEmpty()) {
			return;
		}
		var hold = new Hold(UUID.randomUUID(), member, this.now.plus(Duration.ofMinutes(1 + this.random.nextInt(20))));
		boolean expected = names.stream().allMatch((name) -> this.codes.get(name).isFree(member, this.now));
		boolean done = attempt(() -> this.uses.hold(this.program, hold.id,
				names.stream().map((name) -> new HeldVoucher(name, null)).toList(), member, hold.until, KEY, this.now));
		assertThat(done).as("holds %s", names).isEqualTo(expected);
		if (done) {
			names.forEach((name) -> {
				var use = new Use(this.codes.get(name), hold);
				use.code.uses.add(use);
				hold.uses.add(use);
			});
			this.holds.add(hold);
		}
	}

	private void extend() {
		var hold = any(this.holds);
		if (hold == null) {
			return;
		}
		var until = this.now.plus(Duration.ofMinutes(10));
		boolean expected = hold.uses.stream().noneMatch((use) -> use.state.equals("HELD") && !use.isHeld(this.now));
		boolean done = attempt(() -> this.uses.extend(this.program, hold.id, until, this.now));
		assertThat(done).as("extends").isEqualTo(expected);
		if (done) {
			hold.until = until;
		}
	}

	private void capture() {
		var hold = any(this.holds);
		if (hold == null) {
			return;
		}
		var order = UUID.randomUUID();
		this.orders.add(order);
		var expected = new HashMap<String, Boolean>();
		for (Use use : hold.uses) {
			boolean taken = !use.state.equals("USED")
					&& (use.isHeld(this.now) || use.code.isFree(hold.member, this.now));
			expected.put(use.code.name, taken);
			if (taken) {
				use.state = "USED";
				use.order = order;
			}
		}
		var captured = this.transaction.execute((status) -> this.uses.capture(this.program,
				List.of(new CaptureVouchers(hold.id, order, hold.member)), this.now));
		captured.getOrDefault(hold.id, List.of())
			.forEach((each) -> assertThat(each.taken()).as("captures %s", each.code())
				.isEqualTo(expected.get(each.code())));
	}

	private void release() {
		var hold = any(this.holds);
		if (hold != null) {
			this.transaction
				.executeWithoutResult((status) -> this.uses.release(this.program, List.of(hold.id), this.now));
			hold.uses.stream().filter((use) -> use.isHeld(this.now)).forEach((use) -> use.state = "RELEASED");
		}
	}

	private void giveBack() {
		var order = any(this.orders);
		if (order != null) {
			var back = this.codes.values()
				.stream()
				.flatMap((code) -> code.uses.stream())
				.filter((use) -> order.equals(use.order) && use.state.equals("USED"))
				.toList();
			int given = this.transaction
				.execute((status) -> this.uses.giveBack(this.program, List.of(order), this.now));
			assertThat(given).isEqualTo(back.size());
			back.forEach((use) -> use.state = "GIVEN_BACK");
		}
	}

	private void compare() {
		this.vouchers.find(this.program, this.codes.keySet()).forEach((name, voucher) -> {
			var code = this.codes.get(name);
			if (code.max != null) {
				assertThat(voucher.used()).as("used of %s", name)
					.isEqualTo((int) code.used())
					.isLessThanOrEqualTo(code.max);
			}
		});
	}

	private boolean attempt(Runnable call) {
		try {
			this.transaction.executeWithoutResult((status) -> call.run());
			return true;
		}
		catch (BusinessRuleException ex) {
			return false;
		}
	}

	private <T> @Nullable T any(List<T> list) {
		return list.isEmpty() ? null : list.get(Math.max(0, list.size() - 1 - this.random.nextInt(8)));
	}

	private void issue(String name, @Nullable Integer max, @Nullable Integer each) {
		this.vouchers.issue(this.program,
				List.of(new IssueVoucher(name, null, VoucherLabel.of("10 kr"),
						OfferTerms.of(new Benefit.FixedAmount(Money.ofMinor(1000))), null,
						new VoucherRules(max, each, null, null), VoucherSource.API, null)),
				KEY);
		this.codes.put(name, new Code(name, max, each));
	}

	private MemberId enrol(String email) {
		return this.enrolment
			.enrol(this.program, EnrolMember.withEmail(email, "Anna", "Lindqvist", MemberSource.API), KEY)
			.member();
	}

	private static final class Code {

		final String name;

		final @Nullable Integer max;

		final @Nullable Integer each;

		final List<Use> uses = new ArrayList<>();

		Code(String name, @Nullable Integer max, @Nullable Integer each) {
			this.name = name;
			this.max = max;
			this.each = each;
		}

		long used() {
			return this.uses.stream().filter((use) -> use.state.equals("USED")).count();
		}

		boolean isFree(@Nullable MemberId member, Instant now) {
			if (this.max != null && this.uses.stream().filter((use) -> use.counts(now)).count() >= this.max) {
				return false;
			}
			return this.each == null || (member != null && this.uses.stream()
				.filter((use) -> use.counts(now) && member.equals(use.hold.member))
				.count() < this.each);
		}

	}

	private static final class Hold {

		final UUID id;

		final @Nullable MemberId member;

		final List<Use> uses = new ArrayList<>();

		Instant until;

		Hold(UUID id, @Nullable MemberId member, Instant until) {
			this.id = id;
			this.member = member;
			this.until = until;
		}

	}

	private static final class Use {

		final Code code;

		final Hold hold;

		String state = "HELD";

		@Nullable UUID order;

		Use(Code code, Hold hold) {
			this.code = code;
			this.hold = hold;
		}

		boolean isHeld(Instant now) {
			return this.state.equals("HELD") && this.hold.until.isAfter(now);
		}

		boolean counts(Instant now) {
			return this.state.equals("USED") || isHeld(now);
		}

	}

}

package se.stamkund.giftcard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.database.Columns;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds, extends, captures, lets go, lets lapse, gives back and corrects the money of a
 * card at random, with and without the job, and compares what is on it with a model in
 * memory. Replay a failure with {@code -Dstamkund.seed=}.
 */
@IntegrationTest
class GiftCardModelTest {

	private static final int STEPS = Integer.getInteger("stamkund.steps", 2_500);

	private static final Actor KEY = Actor.apiKey("0198-test");

	@Autowired
	GiftCards cards;

	@Autowired
	GiftCardPayments payments;

	@Autowired
	GiftCardDueWork due;

	@Autowired
	TestPrograms programs;

	@Autowired
	ProgramClock clock;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	CardBook book;

	@Autowired
	JdbcClient database;

	private ProgramId program;

	private Instant now;

	private Instant end;

	private Random random;

	private GiftCardView card;

	private long balance;

	private final List<Hold> holds = new ArrayList<>();

	@Test
	void agreesWithTheModelAtEveryStep() {
		long seed = Long.getLong("stamkund.seed", System.nanoTime());
		this.random = new Random(seed);
		this.program = this.programs.createId();
		this.now = this.clock.now(this.program);
		for (int step = 0; step < STEPS; step++) {
			if (step % 250 == 0) {
				renew();
			}
			try {
				step();
			}
			catch (RuntimeException | AssertionError ex) {
				throw new AssertionError("step " + step + ", replay with -Dstamkund.seed=" + seed, ex);
			}
		}
	}

	private void renew() {
		this.balance = 50_000;
		this.end = this.now.plus(Duration.ofMinutes(90));
		this.card = this.cards
			.issue(this.program, List.of(new IssueGiftCard(null, Money.ofMinor(this.balance), null,
					this.end.plus(Duration.ofDays(36_500)), GiftCardSource.API, null)), KEY)
			.getFirst();
		this.database
			.sql("update gift_card set expires_at = :end, next_due_at = :end where program_id = :program and id = :id")
			.param("end", Columns.utc(this.end))
			.param("program", this.program.value())
			.param("id", this.card.id())
			.update();
		this.holds.clear();
	}

	private void step() {
		this.now = this.now.plusSeconds(this.random.nextInt(60));
		expire();
		switch (this.random.nextInt(10)) {
			case 0, 1, 2 -> hold();
			case 3 -> extend();
			case 4, 5 -> capture();
			case 6 -> release();
			case 7, 8 -> giveBack();
			default -> this.due.run(this.program, this.now);
		}
		expire();
		compare();
	}

	/** What time does by itself. */
	private void expire() {
		if (!this.now.isBefore(this.end)) {
			this.balance = held();
		}
	}

	private void hold() {
		long amount = 1 + this.random.nextInt(20_000);
		var hold = new Hold(UUID.randomUUID(), amount, this.now.plus(Duration.ofMinutes(1 + this.random.nextInt(20))));
		boolean expected = amount <= available();
		boolean done = attempt(() -> this.payments.hold(this.program, hold.id,
				List.of(new HeldGiftCard(this.card.code(), Money.ofMinor(amount))), null, hold.until, KEY, this.now));
		assertThat(done).as("holds %d", amount).isEqualTo(expected);
		if (done) {
			this.holds.add(hold);
		}
	}

	private void extend() {
		var hold = any();
		if (hold != null) {
			var until = this.now.plus(Duration.ofMinutes(10));
			boolean expected = !hold.open || hold.isHeld(this.now);
			assertThat(attempt(() -> this.payments.extend(this.program, hold.id, until, this.now))).isEqualTo(expected);
			if (hold.isHeld(this.now)) {
				hold.until = until;
			}
		}
	}

	private void capture() {
		var hold = any();
		if (hold == null) {
			return;
		}
		var order = UUID.randomUUID();
		long expected = (hold.order != null) ? 0
				: hold.isHeld(this.now) ? hold.amount : Math.min(hold.amount, available());
		long paid = this.transaction
			.execute((status) -> this.payments.capture(this.program,
					List.of(new CaptureGiftCards(hold.id, order, null)), this.now))
			.get(hold.id)
			.getFirst()
			.paid()
			.minor();
		assertThat(paid).as("captures").isEqualTo(expected);
		if (paid > 0) {
			hold.order = order;
			hold.paid = paid;
			hold.open = false;
			this.balance -= paid;
		}
	}

	private void release() {
		var hold = any();
		if (hold != null) {
			this.transaction
				.executeWithoutResult((status) -> this.payments.release(this.program, List.of(hold.id), this.now));
			if (hold.isHeld(this.now)) {
				hold.open = false;
			}
		}
	}

	private void giveBack() {
		var hold = any();
		if (hold == null || hold.order == null) {
			return;
		}
		long amount = 1 + this.random.nextInt(8_000);
		long expected = Math.min(amount, hold.paid - hold.givenBack);
		var refund = UUID.randomUUID();
		long given = this.transaction
			.execute((status) -> this.payments.giveBack(this.program,
					List.of(new GiveBackToGiftCards(hold.order, refund, Money.ofMinor(amount), KEY)), this.now))
			.get(refund)
			.minor();
		assertThat(given).as("gives back").isEqualTo(expected);
		hold.givenBack += given;
		this.balance += given;
		if (given > 0 && !this.now.isBefore(this.end)) {
			this.end = this.now.plus(CardAccount.GRACE);
		}
	}

	/**
	 * What is on it is the sum of its entries, and what the model says once all is
	 * booked.
	 */
	private void compare() {
		if (this.random.nextInt(4) == 0) {
			this.transaction.executeWithoutResult((status) -> this.book.save(this.program,
					this.book.lock(this.program, List.of(this.card.id()), List.of(), this.now).values()));
			assertThat(balanceOfCard()).isEqualTo(this.balance);
		}
		assertThat(balanceOfCard()).isEqualTo(this.database.sql("""
				select sum(case when to_account = 'CARD' then amount else -amount end) from gift_card_entry
				where program_id = ? and card_id = ?
				""").params(this.program.value(), this.card.id()).query(Long.class).single()).isGreaterThanOrEqualTo(0);
	}

	private long balanceOfCard() {
		return this.database.sql("select balance from gift_card where program_id = ? and id = ?")
			.params(this.program.value(), this.card.id())
			.query(Long.class)
			.single();
	}

	private long held() {
		return this.holds.stream().filter((hold) -> hold.isHeld(this.now)).mapToLong((hold) -> hold.amount).sum();
	}

	private long available() {
		return this.now.isBefore(this.end) ? this.balance - held() : 0;
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

	private @Nullable Hold any() {
		return this.holds.isEmpty() ? null
				: this.holds.get(Math.max(0, this.holds.size() - 1 - this.random.nextInt(8)));
	}

	private static final class Hold {

		final UUID id;

		final long amount;

		Instant until;

		boolean open = true;

		@Nullable UUID order;

		long paid;

		long givenBack;

		Hold(UUID id, long amount, Instant until) {
			this.id = id;
			this.amount = amount;
			this.until = until;
		}

		boolean isHeld(Instant now) {
			return this.open && this.until.isAfter(now);
		}

	}

}

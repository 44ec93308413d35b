package se.stamkund.ledger;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.stamkund.ledger.ModelLedger.Place;
import se.stamkund.program.ProgramKind;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random lives as in {@link LedgerModelTest}, on PostgreSQL: each step in a transaction
 * of its own, read back after it, with and without the job that books what is due.
 */
@IntegrationTest
class LedgerModelDatabaseTest {

	@Autowired
	TestPrograms programs;

	@Autowired
	LedgerMembers members;

	@Autowired
	Ledger ledger;

	@Autowired
	Balances balances;

	@Autowired
	LedgerDueWork dueWork;

	@Autowired
	LedgerAudit audit;

	@Autowired
	ExpiryChanges changes;

	@Autowired
	ExpiryChangeWork changeWork;

	@Autowired
	Redating redating;

	@Autowired
	TransactionTemplate transaction;

	@Test
	void doesWhatTheSimpleModelDoesWhateverHappens() {
		seeds().forEach((seed) -> {
			try {
				live(this.programs.create(ProgramKind.LIVE, "SEK").id(), seed);
			}
			catch (Throwable ex) {
				throw new AssertionError("Run again with -Dstamkund.seed=" + seed + ": " + ex.getMessage(), ex);
			}
		});
	}

	private static LongStream seeds() {
		var seed = Long.getLong("stamkund.seed");
		return (seed != null) ? LongStream.of(seed)
				: LongStream.range(0, Long.getLong("stamkund.databaseSequences", 40));
	}

	private void live(ProgramId program, long seed) {
		var steps = new RandomSteps(seed, false);
		steps.members.forEach((member) -> this.members.enrol(program, member));
		boolean job = seed % 2 == 0;
		for (int i = 0; i < 40; i++) {
			step(program, steps, steps.next());
			if (!steps.returnable && steps.random.nextInt(12) == 0) {
				change(program, steps);
			}
			if (job && steps.random.nextInt(3) == 0) {
				runJob(program, steps.now);
			}
		}
		if (steps.returnable) {
			steps.returnEverything().forEach((posting) -> step(program, steps, posting));
		}
		assertThat(this.audit.differences(program)).isEmpty();
	}

	private void change(ProgramId program, RandomSteps steps) {
		var change = steps.change("never", "m1", "y0", "i1");
		this.transaction.executeWithoutResult(
				(status) -> this.changes.announce(program, change.at(), change.policy(), change.existing()));
		steps.model.change(change, this.redating.of(program, change));
		while (steps.random.nextBoolean() && this.changeWork.nextDue(program, steps.now).isPresent()) {
			this.changeWork.run(program, steps.now);
		}
	}

	private void runJob(ProgramId program, Instant now) {
		while (this.dueWork.nextDue(program, now).isPresent()) {
			this.dueWork.run(program, now);
		}
	}

	private void step(ProgramId program, RandomSteps steps, Posting posting) {
		var expected = steps.expected(posting);
		assertThat(post(program, steps.now, posting)).as("%s at %s", posting, steps.now).isEqualTo(expected);
		var now = this.balances.ofAll(program, steps.members, steps.now);
		steps.model.accounts.forEach((member, model) -> {
			steps.model.advance(model, steps.now);
			assertThat(now.getOrDefault(member, Balance.NOTHING)).as("balance after %s", posting)
				.isEqualTo(new Balance(Points.of(model.count(Place.ACTIVE)), Points.of(model.count(Place.PENDING)),
						Points.of(model.count(Place.HELD)), Points.of(model.debt()), Points.of(model.lifetime)));
		});
	}

	private @Nullable Outcome post(ProgramId program, Instant now, Posting posting) {
		try {
			var posted = this.transaction
				.execute((status) -> this.ledger.post(program, now, List.of(posting)).getFirst());
			return new Outcome(posted.points().value(), posted.missing().value());
		}
		catch (BusinessRuleException ex) {
			return null;
		}
	}

}

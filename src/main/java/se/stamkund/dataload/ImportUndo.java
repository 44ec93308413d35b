package se.stamkund.dataload;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.member.MemberErasure;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;

/**
 * Takes an import back, batch by batch, each in one transaction with how far it has come;
 * and at last the members that it made and who have done nothing since.
 */
@Component
class ImportUndo {

	private static final int BATCH = 100;

	private final ImportLeases leases;

	private final ImportOutcomes outcomes;

	private final ImportedPeople people;

	private final List<UndoWork> works;

	private final MemberErasure erasure;

	private final TransactionTemplate transactions;

	ImportUndo(ImportLeases leases, ImportOutcomes outcomes, ImportedPeople people, List<UndoWork> works,
			MemberErasure erasure, PlatformTransactionManager transactions) {
		this.leases = leases;
		this.outcomes = outcomes;
		this.people = people;
		this.works = works;
		this.erasure = erasure;
		this.transactions = new TransactionTemplate(transactions);
	}

	/**
	 * Takes back what is left to be taken back.
	 * @throws StoppedException if it was told to stop
	 */
	Tally run(ImportLeases.Claimed work, BooleanSupplier stop) {
		return new Run(work, stop).all();
	}

	private final class Run {

		private final ImportLeases.Claimed claimed;

		private final ImportView view;

		private final BooleanSupplier stop;

		private final UndoWork work;

		private Tally tally;

		private int done;

		private Run(ImportLeases.Claimed claimed, BooleanSupplier stop) {
			this.claimed = claimed;
			this.view = claimed.view();
			this.stop = stop;
			this.work = ImportUndo.this.works.stream()
				.filter((each) -> each.does(this.view.kind()))
				.findFirst()
				.orElseThrow();
			this.tally = this.view.tally().copy();
			this.done = this.view.done();
		}

		private Tally all() {
			if (this.done == 0) {
				step(0, (counted) -> counted.add(Tally.MEMBERS_STAY, ImportUndo.this.people.keep(this.view)));
			}
			takeBack();
			forget();
			return this.tally;
		}

		private void takeBack() {
			for (var made = made(); !made.isEmpty(); made = made()) {
				StoppedException.on(this.stop);
				var batch = made;
				int lines = batch.stream().mapToInt(ImportOutcomes.Made::lines).sum();
				step(lines, (counted) -> {
					this.work.takeBack(this.view, batch, counted);
					counted.add(Tally.LINES, lines);
					ImportUndo.this.outcomes.undo(this.view, batch);
				});
			}
		}

		private List<ImportOutcomes.Made> made() {
			return ImportUndo.this.outcomes.made(this.view, BATCH);
		}

		private void forget() {
			for (var made = enrolled(); !made.isEmpty(); made = enrolled()) {
				for (var member : made) {
					StoppedException.on(this.stop);
					step(0, (counted) -> forget(member, counted));
				}
			}
		}

		private List<MemberId> enrolled() {
			return ImportUndo.this.people.enrolled(this.view, BATCH);
		}

		private void forget(MemberId member, Tally counted) {
			ImportUndo.this.people.forgotten(this.view, member);
			try {
				ImportUndo.this.erasure.erase(this.view.program(), member, this.view.actor());
				counted.add(Tally.MEMBERS_GONE, 1);
			}
			catch (NotFoundException ex) {
				// merged or erased by herself meanwhile
			}
		}

		/** What is done in one transaction, with how far it has come. */
		private void step(int lines, Consumer<Tally> work) {
			var counted = this.tally.copy();
			int reached = this.done + lines;
			ImportUndo.this.transactions.executeWithoutResult((status) -> {
				work.accept(counted);
				ImportUndo.this.leases.progress(this.claimed, reached, counted);
			});
			this.tally = counted;
			this.done = reached;
		}

	}

}

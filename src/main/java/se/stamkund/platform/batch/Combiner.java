package se.stamkund.platform.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Does together what is asked for at the same time. Who comes when nobody is at work
 * begins at once and alone; who comes meanwhile waits, and the first of those then does
 * for all of them. So a batch is as large as the load makes it, and nobody waits for
 * company.
 *
 * @param <Q> what is asked for
 * @param <A> what is answered
 */
public final class Combiner<Q, A> {

	private final int leaders;

	private final int largest;

	private final Function<List<Q>, List<A>> work;

	private final ReentrantLock lock = new ReentrantLock();

	private final Deque<Ticket<Q, A>> waiting = new ArrayDeque<>();

	private int leading;

	/**
	 * @param leaders how many batches may be under way at once
	 * @param largest how many may be done together
	 * @param work answers each question, in their order
	 */
	public Combiner(int leaders, int largest, Function<List<Q>, List<A>> work) {
		this.leaders = leaders;
		this.largest = largest;
		this.work = work;
	}

	/**
	 * Asks; alone or together with others, on this thread or on one of theirs.
	 * @throws RuntimeException what the work threw, for all that were in its batch
	 */
	public A ask(Q question) {
		var ticket = new Ticket<Q, A>(question);
		if (!mayLead(ticket) && !ticket.awaitTurn()) {
			return ticket.answer();
		}
		var batch = batch(ticket);
		try {
			var answers = this.work.apply(batch.stream().map(Ticket::question).toList());
			for (int i = 0; i < batch.size(); i++) {
				batch.get(i).answered(answers.get(i));
			}
		}
		catch (Throwable ex) {
			batch.forEach((each) -> each.failed(ex));
			throw ex;
		}
		finally {
			passOn();
			batch.forEach((each) -> each.wake(false));
		}
		return ticket.answer();
	}

	private boolean mayLead(Ticket<Q, A> ticket) {
		this.lock.lock();
		try {
			if (this.leading < this.leaders) {
				this.leading++;
				return true;
			}
			this.waiting.add(ticket);
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

	private List<Ticket<Q, A>> batch(Ticket<Q, A> first) {
		this.lock.lock();
		try {
			var batch = new ArrayList<Ticket<Q, A>>(List.of(first));
			while (batch.size() < this.largest && !this.waiting.isEmpty()) {
				batch.add(this.waiting.poll());
			}
			return batch;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** The next leads, if anybody waits. */
	private void passOn() {
		this.lock.lock();
		try {
			var next = this.waiting.poll();
			if (next != null) {
				next.wake(true);
			}
			else {
				this.leading--;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}

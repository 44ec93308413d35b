package se.stamkund.platform.api;

import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;

import se.stamkund.platform.api.GroupCommit.Scope;
import se.stamkund.platform.api.GroupCommit.Work;
import se.stamkund.platform.batch.Combiners;

/**
 * Calls of one kind, made in groups.
 *
 * @param <C> what a call asks for
 * @param <A> what it is answered
 */
public final class GroupedCalls<C, A> {

	/** Two, so that the database works on one while the other is prepared. */
	private static final int AT_ONCE = 2;

	private static final int LARGEST = 100;

	private static final int ATTEMPTS = 4;

	private static final Logger log = LoggerFactory.getLogger(GroupedCalls.class);

	private final Combiners<Scope, GroupCall<C>, Optional<Reply<A>>> groups;

	private final GroupTransaction transaction;

	private final Work<C, A> work;

	GroupedCalls(GroupTransaction transaction, Work<C, A> work) {
		this.groups = new Combiners<>(AT_ONCE, LARGEST, this::together);
		this.transaction = transaction;
		this.work = work;
	}

	/**
	 * Makes the call of the current request.
	 * @throws RuntimeException why it was refused
	 */
	public ResponseEntity<A> call(Scope scope, C command) {
		var call = new GroupCall<>(command, IdempotentCall.current());
		return this.groups.ask(scope, call).orElseGet(() -> alone(scope, call)).orThrow();
	}

	/** Nothing for each, if they are to be made alone, by their own threads. */
	private List<Optional<Reply<A>>> together(Scope scope, List<GroupCall<C>> calls) {
		try {
			return this.transaction.run(scope, calls, this.work).stream().map(Optional::of).toList();
		}
		catch (CannotCreateTransactionException | DataAccessResourceFailureException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			log.debug("{} calls are made one by one: {}", calls.size(), ex.getMessage());
			return calls.stream().map((call) -> Optional.<Reply<A>>empty()).toList();
		}
	}

	/** Who loses a race tries again, and then sees the winner's. */
	private Reply<A> alone(Scope scope, GroupCall<C> call) {
		for (int attempt = 1;; attempt++) {
			try {
				return this.transaction.run(scope, List.of(call), this.work).getFirst();
			}
			catch (ConcurrencyFailureException | DataIntegrityViolationException ex) {
				if (attempt == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

}

package se.stamkund.purchase;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.platform.batch.ReadOnce;

/**
 * Does a batch in one transaction; if that fails, its items one by one. Who loses a race
 * for the same row or number tries again and then sees the winner's.
 */
@Component
class OrderBatches {

	private static final int ATTEMPTS = 4;

	private final TransactionTemplate transaction;

	OrderBatches(PlatformTransactionManager transactions) {
		this.transaction = new TransactionTemplate(transactions);
	}

	<C, R> List<Outcome<R>> run(List<C> commands, Function<List<C>, List<Outcome<R>>> work) {
		if (commands.isEmpty()) {
			return List.of();
		}
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			return work.apply(commands);
		}
		if (commands.size() == 1) {
			return List.of(single(commands, work));
		}
		try {
			return inTransaction(commands, work);
		}
		catch (RuntimeException ex) {
			var outcomes = new ArrayList<Outcome<R>>(commands.size());
			for (C command : commands) {
				outcomes.add(single(List.of(command), work));
			}
			return List.copyOf(outcomes);
		}
	}

	private <C, R> Outcome<R> single(List<C> command, Function<List<C>, List<Outcome<R>>> work) {
		for (int attempt = 1;; attempt++) {
			try {
				return inTransaction(command, work).getFirst();
			}
			catch (ConcurrencyFailureException | DataIntegrityViolationException ex) {
				if (attempt == ATTEMPTS) {
					return new Outcome.Refused<>(ex);
				}
			}
			catch (RuntimeException ex) {
				return new Outcome.Refused<>(ex);
			}
		}
	}

	private <C, R> List<Outcome<R>> inTransaction(List<C> commands, Function<List<C>, List<Outcome<R>>> work) {
		return Objects
			.requireNonNull(this.transaction.execute((status) -> ReadOnce.during(() -> work.apply(commands))));
	}

}

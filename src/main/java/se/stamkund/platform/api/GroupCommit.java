package se.stamkund.platform.api;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.platform.batch.SettingsMemory;
import se.stamkund.shared.Actor;
import se.stamkund.shared.ProgramId;

import tools.jackson.databind.json.JsonMapper;

/**
 * Commits concurrent calls of a kind together: what they change, what tells others of it,
 * and what a repetition of each is answered, in one transaction. A call that comes alone
 * doesn't wait for others. If a group fails, its calls are made one by one, so that a bad
 * one spoils no other. When a call is answered, it is committed.
 */
@Component
public class GroupCommit {

	private final GroupTransaction transaction;

	GroupCommit(IdempotencyStore store, PlatformTransactionManager transactions, SettingsMemory settings,
			JsonMapper json) {
		this.transaction = new GroupTransaction(store, new TransactionTemplate(transactions), settings, json);
	}

	/** Calls that are made so; their endpoint is {@link Idempotency.Mode#GROUPED}. */
	public <C, A> GroupedCalls<C, A> of(Work<C, A> work) {
		return new GroupedCalls<>(this.transaction, work);
	}

	/** What can share a transaction: one caller's calls in one programme. */
	public record Scope(ProgramId program, Actor actor) {
	}

	/**
	 * Does what calls ask for, in the caller's transaction.
	 *
	 * @param <C> what a call asks for
	 * @param <A> what it is answered
	 */
	public interface Work<C, A> {

		/** Answers each, in their order; throws to have them done one by one. */
		List<Reply<A>> reply(Scope scope, List<C> commands);

	}

}

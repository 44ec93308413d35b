package se.stamkund.platform.batch;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;

/**
 * A {@link Combiner} for each scope, so that one programme's load delays no other's.
 *
 * @param <S> what can be done together
 * @param <Q> what is asked for
 * @param <A> what is answered
 */
public final class Combiners<S, Q, A> {

	private static final int MAX_SCOPES = 10_000;

	private final ConcurrentMap<S, Combiner<Q, A>> scopes = new ConcurrentHashMap<>();

	private final int leaders;

	private final int largest;

	private final BiFunction<S, List<Q>, List<A>> work;

	/**
	 * @param leaders how many batches of a scope may be under way at once
	 * @param largest how many may be done together
	 * @param work answers each question, in their order
	 */
	public Combiners(int leaders, int largest, BiFunction<S, List<Q>, List<A>> work) {
		this.leaders = leaders;
		this.largest = largest;
		this.work = work;
	}

	/** Asks; alone or together with others of the scope. */
	public A ask(S scope, Q question) {
		if (this.scopes.size() > MAX_SCOPES) {
			this.scopes.clear(); // those under way end as they began
		}
		return this.scopes
			.computeIfAbsent(scope,
					(key) -> new Combiner<>(this.leaders, this.largest, (asked) -> this.work.apply(key, asked)))
			.ask(question);
	}

}

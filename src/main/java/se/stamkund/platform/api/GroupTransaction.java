package se.stamkund.platform.api;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.platform.api.GroupCommit.Scope;
import se.stamkund.platform.api.GroupCommit.Work;
import se.stamkund.platform.api.IdempotencyStore.Reserved;

import se.stamkund.platform.batch.SettingsMemory;

import tools.jackson.databind.json.JsonMapper;

/**
 * Makes calls in one transaction, with the answers that their keys lead to from then on.
 */
class GroupTransaction {

	private final IdempotencyStore store;

	private final TransactionTemplate transaction;

	private final SettingsMemory settings;

	private final JsonMapper json;

	GroupTransaction(IdempotencyStore store, TransactionTemplate transaction, SettingsMemory settings,
			JsonMapper json) {
		this.store = store;
		this.transaction = transaction;
		this.settings = settings;
		this.json = json;
	}

	<C, A> List<Reply<A>> run(Scope scope, List<GroupCall<C>> calls, Work<C, A> work) {
		return Objects.requireNonNull(this.transaction
			.execute((status) -> this.settings.during(scope.program(), () -> reply(scope, calls, work))));
	}

	private <C, A> List<Reply<A>> reply(Scope scope, List<GroupCall<C>> calls, Work<C, A> work) {
		var replies = new TreeMap<Integer, Reply<A>>();
		refuseRepetitions(scope, calls, replies);
		var open = IntStream.range(0, calls.size()).filter((i) -> !replies.containsKey(i)).boxed().toList();
		if (!open.isEmpty()) {
			var made = work.reply(scope, open.stream().map((i) -> calls.get(i).command()).toList());
			for (int i = 0; i < made.size(); i++) {
				replies.put(open.get(i), made.get(i));
			}
			keep(scope, open.stream().map(calls::get).toList(), made);
		}
		return List.copyOf(replies.values());
	}

	/** Replies to calls whose key was used before, or is being used. */
	private <C, A> void refuseRepetitions(Scope scope, List<GroupCall<C>> calls, Map<Integer, Reply<A>> replies) {
		var keys = new LinkedHashSet<String>();
		for (int i = 0; i < calls.size(); i++) {
			var key = calls.get(i).key();
			if (key != null && !keys.add(key)) {
				replies.put(i, new Reply.Refused<>(StoredAnswer.running()));
			}
		}
		if (keys.isEmpty()) {
			return;
		}
		var reserved = this.store.reserve(scope.program(), keys);
		for (int i = 0; i < calls.size(); i++) {
			var idempotent = calls.get(i).idempotent();
			var refusal = (idempotent != null) ? refusal(idempotent, reserved.get(idempotent.key())) : null;
			if (refusal != null) {
				replies.putIfAbsent(i, new Reply.Refused<>(refusal));
			}
		}
	}

	private static @Nullable RuntimeException refusal(IdempotentCall call, @Nullable Reserved reserved) {
		var stored = (reserved != null) ? reserved.answer() : null;
		if (stored != null) {
			var refusal = stored.refusal(call.fingerprint());
			return (refusal != null) ? refusal : new AnsweredBeforeException(stored);
		}
		return (reserved == null || !reserved.ours()) ? StoredAnswer.running() : null;
	}

	private <C, A> void keep(Scope scope, List<GroupCall<C>> calls, List<Reply<A>> replies) {
		var answers = new HashMap<String, StoredAnswer>();
		for (int i = 0; i < calls.size(); i++) {
			var idempotent = calls.get(i).idempotent();
			if (idempotent != null && replies.get(i) instanceof Reply.Done<A> done) {
				answers.put(idempotent.key(), done.stored(idempotent.fingerprint(), this.json));
			}
		}
		if (!answers.isEmpty()) {
			this.store.insertAll(scope.program(), answers);
		}
	}

}

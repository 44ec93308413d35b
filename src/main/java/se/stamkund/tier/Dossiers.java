package se.stamkund.tier;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Dossiers as they were read in the transaction at hand, so that what an order was
 * counted by need not be read again when it is settled.
 */
@Component
class Dossiers {

	private final DossierStore store;

	Dossiers(DossierStore store) {
		this.store = store;
	}

	/** The dossiers of members; only those not read before are read. */
	Map<MemberId, Dossier> read(ProgramId program, Collection<MemberId> members) {
		var known = known(program);
		var missing = members.stream().filter((member) -> !known.containsKey(member)).distinct().toList();
		known.putAll(this.store.read(program, missing));
		var found = new LinkedHashMap<MemberId, Dossier>();
		for (MemberId member : members) {
			var dossier = known.get(member);
			if (dossier != null) {
				found.put(member, dossier);
			}
		}
		return found;
	}

	/** One that was read before, if it was. */
	@Nullable Dossier known(ProgramId program, MemberId member) {
		return known(program).get(member);
	}

	/** They have been changed: who needs them reads them anew. */
	void forget(ProgramId program, Collection<MemberId> members) {
		known(program).keySet().removeAll(members);
	}

	private Map<MemberId, Dossier> known(ProgramId program) {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			return new LinkedHashMap<>();
		}
		var desk = (Desk) TransactionSynchronizationManager.getResource(this);
		if (desk == null) {
			desk = new Desk(new LinkedHashMap<>());
			TransactionSynchronizationManager.bindResource(this, desk);
			TransactionSynchronizationManager.registerSynchronization(new Clearing(this));
		}
		return desk.programs().computeIfAbsent(program, (any) -> new LinkedHashMap<>());
	}

	private record Desk(Map<ProgramId, Map<MemberId, Dossier>> programs) {
	}

	private record Clearing(Dossiers key) implements TransactionSynchronization {

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResourceIfPossible(this.key);
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(this.key);
		}

	}

}

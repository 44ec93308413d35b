package se.stamkund.member;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import se.stamkund.shared.MemberId;

/**
 * Decides for each candidate in turn whether she is new, one that was known, or the same
 * as one before her in the batch.
 */
class EnrolmentBatch {

	private final List<Enrolled> answers = new ArrayList<>();

	private final Map<MemberId, Candidate> created = new LinkedHashMap<>();

	private final Map<MemberId, List<Candidate>> returning = new LinkedHashMap<>();

	EnrolmentBatch(List<Candidate> candidates, Map<Identity, MemberId> known) {
		var owners = new HashMap<>(known);
		for (var candidate : candidates) {
			var member = candidate.among(owners).stream().findFirst();
			if (member.isEmpty()) {
				var id = MemberId.next();
				this.created.put(id, candidate);
				candidate.identities().forEach((identity) -> owners.put(identity, id));
				this.answers.add(new Enrolled(id, true));
			}
			else {
				var id = member.get();
				if (candidate.trusted()) {
					this.returning.computeIfAbsent(id, (key) -> new ArrayList<>()).add(candidate);
					candidate.identities().forEach((identity) -> owners.putIfAbsent(identity, id));
				}
				this.answers.add(new Enrolled(id, false));
			}
		}
	}

	List<Enrolled> answers() {
		return List.copyOf(this.answers);
	}

	Map<MemberId, Candidate> created() {
		return this.created;
	}

	/** Trusted candidates by the member they turned out to be. */
	Map<MemberId, List<Candidate>> returning() {
		return this.returning;
	}

}

package se.stamkund.member;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import se.stamkund.shared.ProgramId;

/** Gives new members their numbers. */
@Component
class MemberNumbers {

	private static final int MAX_DRAWS = 20;

	private final SecureRandom random = new SecureRandom();

	private final IdentityLocks locks;

	private final MemberQueries queries;

	MemberNumbers(IdentityLocks locks, MemberQueries queries) {
		this.locks = locks;
		this.queries = queries;
	}

	/** Numbers that nobody has, kept for this transaction. */
	List<Identity> next(ProgramId program, int count) {
		var free = new ArrayList<Identity>();
		for (var draws = 0; free.size() < count; draws++) {
			if (draws == MAX_DRAWS) {
				throw new IllegalStateException("Found no free member numbers in " + program);
			}
			var drawn = draw(count - free.size(), free);
			this.locks.take(program, drawn);
			drawn.removeAll(this.queries.byIdentities(program, drawn).keySet());
			free.addAll(drawn);
		}
		return free;
	}

	private Set<Identity> draw(int count, List<Identity> except) {
		var drawn = new HashSet<Identity>();
		while (drawn.size() < count) {
			var number = new Identity(IdentityType.NUMBER, MemberNumber.draw(this.random).value(), null);
			if (!except.contains(number)) {
				drawn.add(number);
			}
		}
		return drawn;
	}

}

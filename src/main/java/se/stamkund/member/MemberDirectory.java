package se.stamkund.member;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.member.MemberKey.ByEmail;
import se.stamkund.member.MemberKey.ById;
import se.stamkund.member.MemberKey.ByPhone;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Finds members by what a caller knows of them. */
@Service
public class MemberDirectory {

	private final MemberKeys keys;

	private final MemberQueries queries;

	private final MemberReader reader;

	private final IdentityLocks locks;

	MemberDirectory(MemberKeys keys, MemberQueries queries, MemberReader reader, IdentityLocks locks) {
		this.locks = locks;
		this.keys = keys;
		this.queries = queries;
		this.reader = reader;
	}

	/**
	 * The active member a key leads to; an id that was merged into another leads to that
	 * one. In a transaction that writes she is not merged into another before its end.
	 * @throws NotFoundException if nobody is known by it, or she has been erased
	 */
	@Transactional(readOnly = true)
	public MemberId resolve(ProgramId program, MemberKey key) {
		var found = resolveAll(program, List.of(key)).get(key);
		if (found == null && MemberQueries.isWriting()) {
			found = resolveAll(program, List.of(key)).get(key);
		}
		if (found == null) {
			throw unknown(key);
		}
		return found;
	}

	/** Says that nobody is known by the key. */
	public static NotFoundException unknown(MemberKey key) {
		return new NotFoundException("member", "There is no member with " + key);
	}

	/**
	 * The active members that keys lead to, in a fixed number of statements. A key that
	 * leads to nobody is left out.
	 */
	@Transactional(readOnly = true)
	public Map<MemberKey, MemberId> resolveAll(ProgramId program, Collection<? extends MemberKey> keys) {
		var distinct = Set.copyOf(keys);
		var resolved = new HashMap<MemberKey, MemberId>();
		resolveIds(program, distinct, resolved);
		var identities = this.keys.identities(program, distinct);
		if (!identities.isEmpty()) {
			var members = this.queries.byIdentities(program, Set.copyOf(identities.values()));
			identities.forEach((key, identity) -> {
				var member = members.get(identity);
				if (member != null) {
					resolved.put(key, member);
				}
			});
		}
		return resolved;
	}

	/**
	 * As {@link #resolveAll}, but an e-mail address or phone number that she only claims
	 * leads to nobody: what others tell of it may not be hers.
	 */
	@Transactional(readOnly = true)
	public Map<MemberKey, MemberId> resolveTrusted(ProgramId program, Collection<? extends MemberKey> keys) {
		var resolved = new HashMap<>(resolveAll(program, keys));
		var identities = this.keys.identities(program,
				resolved.keySet().stream().filter((key) -> key instanceof ByEmail || key instanceof ByPhone).toList());
		if (!identities.isEmpty()) {
			var claimed = this.queries.claimed(program, Set.copyOf(identities.values()));
			identities.forEach((key, identity) -> {
				if (claimed.contains(identity)) {
					resolved.remove(key);
				}
			});
		}
		return resolved;
	}

	/**
	 * Waits until nobody else is enrolling by these identities, and keeps others from it
	 * until the end of the transaction.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void lock(ProgramId program, Collection<Identity> identities) {
		this.locks.take(program, identities);
	}

	/** The identities that keys name. Keys that can't be anyone's are left out. */
	@Transactional(readOnly = true)
	public Map<MemberKey, Identity> identities(ProgramId program, Collection<? extends MemberKey> keys) {
		return this.keys.identities(program, Set.copyOf(keys));
	}

	/**
	 * A member as she is now; an erased or merged one too.
	 * @throws NotFoundException if the programme never had her
	 */
	@Transactional(readOnly = true)
	public MemberView get(ProgramId program, MemberId member) {
		return this.reader.read(program, member);
	}

	/**
	 * What lists show of members, in one statement; erased ones too. An id the programme
	 * doesn't have is left out.
	 */
	@Transactional(readOnly = true)
	public Map<MemberId, MemberSummary> summaries(ProgramId program, Collection<MemberId> members) {
		if (members.isEmpty()) {
			return Map.of();
		}
		return this.queries.summaries(program, Set.copyOf(members))
			.stream()
			.collect(Collectors.toMap(MemberSummary::id, Function.identity()));
	}

	/**
	 * Those of the members who are still there; none of them is erased until the
	 * transaction ends.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Set<MemberId> keep(ProgramId program, Collection<MemberId> members) {
		return members.isEmpty() ? Set.of() : this.queries.keep(program, Set.copyOf(members));
	}

	/** Those of the members who have been erased. */
	@Transactional(readOnly = true)
	public Set<MemberId> erased(ProgramId program, Collection<MemberId> members) {
		return members.isEmpty() ? Set.of() : this.queries.erased(program, members);
	}

	/** The languages that members have chosen, by their tags. */
	@Transactional(readOnly = true)
	public Map<MemberId, String> languages(ProgramId program, Collection<MemberId> members) {
		return members.isEmpty() ? Map.of() : this.queries.languages(program, members);
	}

	private void resolveIds(ProgramId program, Set<? extends MemberKey> keys, Map<MemberKey, MemberId> resolved) {
		var byId = new HashMap<UUID, MemberKey>();
		keys.forEach((key) -> {
			if (key instanceof ById(var id)) {
				byId.put(id.value(), key);
			}
		});
		if (!byId.isEmpty()) {
			var found = new HashMap<>(this.queries.activeByIds(program, byId.keySet()));
			if (found.size() < byId.size() && MemberQueries.isWriting()) {
				found.putAll(this.queries.activeByIds(program, byId.keySet()));
			}
			found.forEach((id, member) -> resolved.put(Objects.requireNonNull(byId.get(id)), member));
		}
	}

}

package se.stamkund.purchase;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;

import se.stamkund.member.Identity;
import se.stamkund.member.IdentityType;
import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Whose orders are. A guest is looked up a second time under a lock on what she is known
 * by; who becomes a member takes the same lock before looking for her guest orders. So
 * whichever comes first, the other sees it.
 */
@Component
class Buyers {

	private final MemberDirectory members;

	Buyers(MemberDirectory members) {
		this.members = members;
	}

	/**
	 * The members behind the keys; for those nobody is known by, it stays so until
	 * commit.
	 */
	Map<MemberKey, MemberId> find(ProgramId program, Collection<MemberKey> keys) {
		if (keys.isEmpty()) {
			return Map.of();
		}
		var found = this.members.resolveTrusted(program, keys);
		var unknown = keys.stream().filter((key) -> !found.containsKey(key)).distinct().toList();
		var identities = identities(program, unknown);
		if (identities.isEmpty()) {
			return found;
		}
		this.members.lock(program, identities.values());
		var all = new HashMap<>(found);
		all.putAll(this.members.resolveTrusted(program, identities.keySet()));
		return all;
	}

	/** The keys as identities are compared; those that can't be anyone's are left out. */
	Map<MemberKey, Identity> identities(ProgramId program, Collection<MemberKey> keys) {
		return keys.isEmpty() ? Map.of() : this.members.identities(program, keys);
	}

	/** Who the store said the customer was, as identities are compared. */
	static Customer customer(RecordOrder order, Map<MemberKey, Identity> identities) {
		var values = new EnumMap<IdentityType, String>(IdentityType.class);
		var told = order.customer();
		for (MemberKey key : new OrderCustomer(null, told.externalId(), told.email(), told.phone())
			.keys(order.store())) {
			var identity = identities.get(key);
			if (identity != null) {
				values.put(identity.type(), identity.value());
			}
		}
		return new Customer(values.get(IdentityType.EXTERNAL), values.get(IdentityType.EMAIL),
				values.get(IdentityType.PHONE));
	}

	static Optional<MemberId> first(List<MemberKey> keys, Map<MemberKey, MemberId> found) {
		return keys.stream().map(found::get).filter(Objects::nonNull).findFirst();
	}

}

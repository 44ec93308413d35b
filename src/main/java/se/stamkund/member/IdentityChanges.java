package se.stamkund.member;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import se.stamkund.platform.api.Patch;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Gives a member another main identity of a kind, or takes it away. */
@Component
class IdentityChanges {

	private final MemberRows rows;

	private final IdentityLocks locks;

	private final MemberQueries queries;

	private final ApplicationEventPublisher events;

	IdentityChanges(MemberRows rows, IdentityLocks locks, MemberQueries queries, ApplicationEventPublisher events) {
		this.rows = rows;
		this.locks = locks;
		this.queries = queries;
		this.events = events;
	}

	/** Makes the changes and answers which fields they touched. */
	List<String> apply(MemberWriting writing, MemberId id, ChangeMember change, String country, boolean trusted) {
		var changed = new ArrayList<String>();
		var current = this.rows.identities(writing.program(), Set.of(id));
		var email = change.email().map(Identity::email);
		if (set(writing, id, current, IdentityType.EMAIL, null, email, trusted)) {
			changed.add("email");
		}
		var phone = change.phone().map((text) -> Identity.phone(text, country));
		if (set(writing, id, current, IdentityType.PHONE, null, phone, trusted)) {
			changed.add("phone");
		}
		for (var external : change.externals()) {
			var identity = Patch.to(external.id()).map((text) -> Identity.external(external.store(), text));
			if (set(writing, id, current, IdentityType.EXTERNAL, external.store(), identity, trusted)) {
				changed.add("external");
			}
		}
		this.rows.save(writing);
		publish(writing);
		if (changed.contains("email")) {
			tellOfFormer(writing.program(), id, current);
		}
		return changed;
	}

	private void publish(MemberWriting writing) {
		this.rows.flush();
		if (!writing.identified().isEmpty()) {
			this.events.publishEvent(new MembersIdentified(writing.program(), writing.identified(), writing.at()));
		}
	}

	/** Trusts one of her identities, if it is still hers. */
	void prove(ProgramId program, MemberId member, UUID identity, Instant at) {
		var writing = new MemberWriting(program, at);
		this.rows.identities(program, Set.of(member))
			.stream()
			.filter((row) -> row.id().equals(identity))
			.forEach(writing::verify);
		publish(writing);
	}

	/**
	 * Gives her the address that she has proved instead of the one she had.
	 * @throws ConflictException if it is another member's
	 */
	void replaceEmail(ProgramId program, MemberId member, String email, Instant at) {
		var writing = new MemberWriting(program, at);
		var current = this.rows.identities(program, Set.of(member));
		var changed = set(writing, member, current, IdentityType.EMAIL, null, Patch.to(Identity.email(email)), true);
		this.rows.save(writing);
		publish(writing);
		if (changed) {
			tellOfFormer(program, member, current);
		}
	}

	private void tellOfFormer(ProgramId program, MemberId member, List<MemberIdentity> before) {
		before.stream()
			.filter((each) -> each.main() && each.is(IdentityType.EMAIL))
			.map((each) -> new EmailReplaced(program, member, each.identity().value()))
			.forEach(this.events::publishEvent);
	}

	private boolean set(MemberWriting writing, MemberId id, List<MemberIdentity> current, IdentityType type,
			@Nullable UUID store, Patch<Identity> patch, boolean trusted) {
		if (!patch.given()) {
			return false;
		}
		var wanted = patch.value();
		var same = current.stream().filter((each) -> each.identity().equals(wanted)).findFirst();
		if (same.isPresent()) {
			if (trusted) {
				writing.verify(same.get());
			}
			return false;
		}
		if (wanted != null) {
			refuseIfTaken(writing, id, wanted);
		}
		var former = current.stream()
			.filter(MemberIdentity::main)
			.filter((each) -> each.identity().sameKind(new Identity(type, "", store)))
			.findFirst();
		former.ifPresent(this.rows::remove);
		if (wanted != null) {
			writing.identify(id, wanted, trusted);
		}
		return wanted != null || former.isPresent();
	}

	private void refuseIfTaken(MemberWriting writing, MemberId id, Identity wanted) {
		this.locks.take(writing.program(), Set.of(wanted));
		var owner = this.queries.byIdentities(writing.program(), Set.of(wanted)).get(wanted);
		if (owner != null && !owner.equals(id)) {
			throw new ConflictException("identity_taken",
					"That " + wanted.describe() + " is member " + owner + "; change or erase that one first",
					wanted.describe());
		}
	}

}

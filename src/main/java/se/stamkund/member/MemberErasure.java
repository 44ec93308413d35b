package se.stamkund.member;

import java.util.List;
import java.util.Set;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.mail.Mailer;
import se.stamkund.program.AuditLog;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberDataOwner;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Forgets a member for good. */
@Service
public class MemberErasure {

	private final List<MemberDataOwner> owners;

	private final MemberRows rows;

	private final MergeRecords merges;

	private final Mailer mailer;

	private final AuditLog audit;

	private final ApplicationEventPublisher events;

	private final ProgramClock clock;

	MemberErasure(List<MemberDataOwner> owners, MemberRows rows, MergeRecords merges, Mailer mailer, AuditLog audit,
			ApplicationEventPublisher events, ProgramClock clock) {
		this.owners = owners;
		this.rows = rows;
		this.merges = merges;
		this.mailer = mailer;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Removes everything personal that any feature holds, at once. What entries and
	 * orders need to add up stays, under an id that says nothing. Can't be undone.
	 * @throws se.stamkund.shared.NotFoundException if she isn't an active member
	 */
	@Transactional
	public void erase(ProgramId program, MemberId id, Actor actor) {
		var now = this.clock.now(program);
		this.rows.lock(program, id);
		var addresses = this.rows.identities(program, Set.of(id))
			.stream()
			.filter((identity) -> identity.is(IdentityType.EMAIL))
			.map((identity) -> identity.identity().value())
			.toList();
		this.owners.forEach((owner) -> owner.erase(program, id));
		addresses.forEach((address) -> this.mailer.forget(program, address));
		// read anew: an owner may have emptied the persistence context
		this.rows.lock(program, id).erase(now);
		for (var alias : this.merges.aliases(program, id)) {
			this.rows.removeAll(program, alias);
			this.rows.lockAny(program, alias).erase(now);
		}
		this.merges.forget(program, id);
		this.rows.flush();
		this.audit.record(program, actor, "member.erased", id.toString(), null, null);
		this.events.publishEvent(new MemberErased(program, id, actor, now));
	}

}

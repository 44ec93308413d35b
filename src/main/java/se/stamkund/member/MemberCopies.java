package se.stamkund.member;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.AuditLog;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberDataOwner;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Gives a member a copy of everything that is known of her. */
@Service
public class MemberCopies {

	private final List<MemberDataOwner> owners;

	private final AuditLog audit;

	private final MemberRows rows;

	private final ProgramClock clock;

	MemberCopies(List<MemberDataOwner> owners, AuditLog audit, MemberRows rows, ProgramClock clock) {
		this.owners = owners;
		this.audit = audit;
		this.rows = rows;
		this.clock = clock;
	}

	/**
	 * A copy, by part, to be written as JSON.
	 * @throws se.stamkund.shared.NotFoundException if she isn't an active member
	 */
	@Transactional
	public Copy of(ProgramId program, MemberId member, Actor actor) {
		this.rows.lock(program, member);
		var parts = new LinkedHashMap<String, Object>();
		for (var owner : this.owners) {
			var part = owner.copy(program, member);
			if (part != null) {
				parts.put(owner.part(), part);
			}
		}
		if (actor.kind() == Actor.Kind.STAFF) {
			this.audit.record(program, actor, "member.copied", member.toString(), null, null);
		}
		return new Copy(member.value(), this.clock.now(program), parts);
	}

	/**
	 * Everything known of a member.
	 *
	 * @param parts from the name of the part to records, maps and lists
	 */
	public record Copy(UUID member, Instant at, Map<String, Object> parts) {
	}

}

package se.stamkund.member;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import se.stamkund.program.AuditNames;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Members by name, as long as they are members. */
@Component
class MemberAuditNames implements AuditNames {

	private final MemberDirectory members;

	MemberAuditNames(MemberDirectory members) {
		this.members = members;
	}

	@Override
	public Map<UUID, Name> find(ProgramId program, Set<UUID> ids) {
		var members = ids.stream().map(MemberId::new).toList();
		return this.members.summaries(program, members)
			.values()
			.stream()
			.collect(Collectors.toMap((member) -> member.id().value(),
					(member) -> new Name(member.name(), "/admin/members/" + member.id())));
	}

}

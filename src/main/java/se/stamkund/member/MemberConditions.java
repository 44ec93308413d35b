package se.stamkund.member;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import se.stamkund.shared.ProgramId;

/** What the members of a list have in common, in SQL on {@code member m}. */
class MemberConditions {

	private final List<String> conditions = new ArrayList<>();

	private final Map<String, Object> parameters = new HashMap<>();

	MemberConditions(ProgramId program) {
		and("m.program_id = :program and m.status = 'ACTIVE'", Map.of("program", program.value()));
	}

	final void and(String condition, Map<String, Object> its) {
		this.conditions.add(condition);
		this.parameters.putAll(its);
	}

	void andIdentity(Identity identity) {
		var name = identity.type().name().toLowerCase(Locale.ROOT);
		and("m.id in (select i.member_id from member_identity i where i.program_id = :program and i.type = '"
				+ identity.type() + "' and i.value = :known_" + name + ")", Map.of("known_" + name, identity.value()));
	}

	void andTag(String tag) {
		and("exists (select from member_tag t where t.program_id = m.program_id and t.tag = :tag and t.member_id = m.id)",
				Map.of("tag", tag));
	}

	String sql() {
		return String.join(" and ", this.conditions);
	}

	Map<String, Object> parameters() {
		return this.parameters;
	}

}

package se.stamkund.member;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;

/** Completes members who enrol again with what they lacked. */
@Component
class ReturningMembers {

	private final MemberRows rows;

	ReturningMembers(MemberRows rows) {
		this.rows = rows;
	}

	void complete(MemberWriting writing, Map<MemberId, List<Candidate>> returning, Actor actor) {
		var before = returning.keySet();
		if (before.isEmpty()) {
			return;
		}
		var program = writing.program();
		var members = this.rows.lock(program, before);
		var identities = this.rows.identities(program, before)
			.stream()
			.collect(Collectors.groupingBy(MemberIdentity::memberId));
		var tags = this.rows.tags(program, before).stream().collect(Collectors.groupingBy(MemberTag::memberId));
		for (var member : members) {
			var id = member.id();
			var known = new ArrayList<>(identities.getOrDefault(id, List.of()));
			var tagged = new HashSet<String>();
			tags.getOrDefault(id, List.of()).forEach((tag) -> tagged.add(tag.tag()));
			for (var candidate : returning.getOrDefault(id, List.of())) {
				member.change(member.profile().completedBy(candidate.profile()));
				identify(writing, id, candidate, known);
				writing.tag(id, candidate.tags().stream().filter(tagged::add).toList());
				writing.consent(id, candidate.command().consents(), candidate.command().source(), actor);
			}
		}
	}

	private static void identify(MemberWriting writing, MemberId id, Candidate candidate, List<MemberIdentity> known) {
		for (var identity : candidate.identities()) {
			var same = known.stream().filter((each) -> each.identity().equals(identity)).findFirst();
			same.ifPresent(writing::verify);
			if (same.isEmpty() && known.stream().noneMatch((each) -> each.identity().sameKind(identity))) {
				known.add(writing.identify(id, identity, true));
			}
		}
	}

}

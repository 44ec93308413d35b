package se.stamkund.member;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberMerge;
import se.stamkund.shared.ProgramId;

/** What a merged member has agreed to: the later word of the two counts. */
@Component
class MergedConsents {

	private final ConsentRepository consents;

	private final MergeRecords records;

	MergedConsents(ConsentRepository consents, MergeRecords records) {
		this.consents = consents;
		this.records = records;
	}

	void unite(ProgramId program, MemberMerge merge, List<ConsentView> own, List<ConsentView> other) {
		var added = ConsentState.united(own, other)
			.stream()
			.map((change) -> new Consent(program, merge.into(), change, source(merge.actor()), merge.actor(),
					merge.at()))
			.toList();
		this.consents.saveAll(added);
		this.records.note(program, merge.id(), "consent", added.stream().map(Consent::getId).toList());
	}

	void divide(ProgramId program, MemberMergeView merge, List<ConsentView> history, Actor actor, Instant now) {
		var ids = Set.copyOf(this.records.noted(program, merge.id(), "consent"));
		var merged = this.consents.findByProgramIdAndMemberIdOrderByAtDescIdDesc(program, merge.member())
			.stream()
			.filter((consent) -> ids.contains(consent.getId()))
			.map(Consent::view)
			.collect(Collectors.toList());
		this.consents.saveAll(ConsentState.divided(history, merged, merge.at())
			.stream()
			.map((change) -> new Consent(program, merge.member(), change, source(actor), actor, now))
			.toList());
	}

	private static MemberSource source(Actor actor) {
		return (actor.kind() == Actor.Kind.API_KEY) ? MemberSource.API : MemberSource.ADMIN;
	}

}

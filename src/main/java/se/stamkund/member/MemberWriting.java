package se.stamkund.member;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** The rows and the news of one transaction, gathered to be written together. */
class MemberWriting {

	private final ProgramId program;

	private final Instant at;

	private final List<Member> members = new ArrayList<>();

	private final List<MemberIdentity> identities = new ArrayList<>();

	private final List<MemberTag> tags = new ArrayList<>();

	private final List<Consent> consents = new ArrayList<>();

	private final List<MemberEnrolled> enrolled = new ArrayList<>();

	private final List<ConsentsChanged.MemberConsent> consented = new ArrayList<>();

	private final List<MemberIdentified> identified = new ArrayList<>();

	MemberWriting(ProgramId program, Instant at) {
		this.program = program;
		this.at = at;
	}

	void enrol(MemberId id, Candidate candidate, Actor by) {
		var command = candidate.command();
		this.members
			.add(new Member(id, this.program, candidate.profile(), command.source(), command.store(), by, this.at));
		this.enrolled.add(new MemberEnrolled(id, command.store(), command.source()));
	}

	MemberIdentity identify(MemberId id, Identity identity, boolean trusted) {
		var row = new MemberIdentity(this.program, id, identity, this.at, trusted);
		this.identities.add(row);
		if (trusted && identity.type() != IdentityType.NUMBER) {
			this.identified.add(new MemberIdentified(id, identity.type(), identity.value(), identity.store()));
		}
		return row;
	}

	void verify(MemberIdentity identity) {
		if (identity.verify(this.at)) {
			var known = identity.identity();
			this.identified.add(new MemberIdentified(identity.memberId(), known.type(), known.value(), known.store()));
		}
	}

	/** Forgets the rows, which are in the database now; the news is still to be told. */
	void saved() {
		this.members.clear();
		this.identities.clear();
		this.tags.clear();
		this.consents.clear();
	}

	void tag(MemberId id, Collection<String> added) {
		added.forEach((tag) -> this.tags.add(new MemberTag(this.program, id, tag)));
	}

	void consent(MemberId id, Collection<ConsentChange> changes, MemberSource source, Actor by) {
		for (var change : changes) {
			this.consents.add(new Consent(this.program, id, change, source, by, this.at));
			this.consented.add(new ConsentsChanged.MemberConsent(id, change));
		}
	}

	ProgramId program() {
		return this.program;
	}

	Instant at() {
		return this.at;
	}

	List<Member> members() {
		return this.members;
	}

	List<MemberIdentity> identities() {
		return this.identities;
	}

	List<MemberTag> tags() {
		return this.tags;
	}

	List<Consent> consents() {
		return this.consents;
	}

	List<MemberEnrolled> enrolled() {
		return List.copyOf(this.enrolled);
	}

	List<ConsentsChanged.MemberConsent> consented() {
		return List.copyOf(this.consented);
	}

	List<MemberIdentified> identified() {
		return List.copyOf(this.identified);
	}

}

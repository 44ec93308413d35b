package se.stamkund.member;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** All rows that members consist of. */
@Component
class MemberRows {

	private final MemberRepository members;

	private final MemberIdentityRepository identities;

	private final MemberTagRepository tags;

	private final ConsentRepository consents;

	MemberRows(MemberRepository members, MemberIdentityRepository identities, MemberTagRepository tags,
			ConsentRepository consents) {
		this.members = members;
		this.identities = identities;
		this.tags = tags;
		this.consents = consents;
	}

	/** Writes all, so that a refusal of the database comes at once. */
	void save(MemberWriting writing) {
		this.members.saveAll(writing.members());
		this.identities.saveAll(writing.identities());
		this.tags.saveAll(writing.tags());
		this.consents.saveAll(writing.consents());
		this.members.flush();
		writing.saved();
	}

	/**
	 * The active member, locked.
	 * @throws NotFoundException if she isn't one, or no longer
	 */
	Member lock(ProgramId program, MemberId id) {
		return this.members.findForUpdate(program, id.value())
			.filter((member) -> member.status() == MemberStatus.ACTIVE)
			.orElseThrow(() -> new NotFoundException("member", "There is no member with " + id));
	}

	/**
	 * The member, locked, whatever she is.
	 * @throws NotFoundException if the programme never had her
	 */
	Member lockAny(ProgramId program, MemberId id) {
		return this.members.findForUpdate(program, id.value())
			.orElseThrow(() -> new NotFoundException("member", "There is no member with " + id));
	}

	/** The active ones, locked in the order all keep. */
	List<Member> lock(ProgramId program, Collection<MemberId> ids) {
		return this.members.findAllForUpdate(program, ids.stream().map(MemberId::value).toList());
	}

	List<MemberIdentity> identities(ProgramId program, Collection<MemberId> ids) {
		return this.identities.findByProgramIdAndMemberIdIn(program, ids);
	}

	List<MemberTag> tags(ProgramId program, Collection<MemberId> ids) {
		return this.tags.findByProgramIdAndMemberIdIn(program, ids);
	}

	/** The row of an identity that is hers. */
	UUID identity(ProgramId program, MemberId member, Identity identity) {
		return identities(program, Set.of(member)).stream()
			.filter((row) -> row.identity().equals(identity))
			.map(MemberIdentity::id)
			.findFirst()
			.orElseThrow();
	}

	/** Identities and tags; what the member's own row says is hers to empty. */
	void removeAll(ProgramId program, MemberId member) {
		this.identities.deleteAll(identities(program, Set.of(member)));
		this.tags.deleteOf(program, member);
		flush();
	}

	void flush() {
		this.members.flush();
	}

	void remove(MemberIdentity identity) {
		this.identities.delete(identity);
		this.members.flush();
	}

}

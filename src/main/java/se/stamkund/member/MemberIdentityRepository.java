package se.stamkund.member;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.repository.Repository;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

interface MemberIdentityRepository extends Repository<MemberIdentity, UUID> {

	List<MemberIdentity> saveAll(Iterable<MemberIdentity> identities);

	List<MemberIdentity> findByProgramIdAndMemberIdOrderByCreatedAtAscIdAsc(ProgramId program, MemberId member);

	List<MemberIdentity> findByProgramIdAndMemberIdIn(ProgramId program, Collection<MemberId> members);

	void deleteAll(Iterable<MemberIdentity> identities);

	void delete(MemberIdentity identity);

}

package se.stamkund.member;

import java.util.List;
import java.util.UUID;

import org.springframework.data.repository.Repository;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

interface MemberIdentityRepository extends Repository<MemberIdentity, UUID> {

	MemberIdentity save(MemberIdentity identity);

	List<MemberIdentity> saveAll(Iterable<MemberIdentity> identities);

	List<MemberIdentity> findByProgramIdAndMemberIdOrderByCreatedAtAscIdAsc(ProgramId program, MemberId member);

	void delete(MemberIdentity identity);

	void flush();

}

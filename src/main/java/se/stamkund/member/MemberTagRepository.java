package se.stamkund.member;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.repository.Repository;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

interface MemberTagRepository extends Repository<MemberTag, UUID> {

	List<MemberTag> saveAll(Iterable<MemberTag> tags);

	List<MemberTag> findByProgramIdAndMemberIdOrderByTag(ProgramId program, MemberId member);

	List<MemberTag> findByProgramIdAndMemberIdIn(ProgramId program, Collection<MemberId> members);

	int deleteByProgramIdAndMemberIdInAndTag(ProgramId program, Collection<MemberId> members, String tag);

	void deleteAll(Iterable<MemberTag> tags);

}

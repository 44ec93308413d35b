package se.stamkund.member;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

interface MemberTagRepository extends Repository<MemberTag, UUID> {

	List<MemberTag> saveAll(Iterable<MemberTag> tags);

	List<MemberTag> findByProgramIdAndMemberIdOrderByTag(ProgramId program, MemberId member);

	List<MemberTag> findByProgramIdAndMemberIdIn(ProgramId program, Collection<MemberId> members);

	@Modifying(flushAutomatically = true)
	@Query("delete from MemberTag t where t.programId = :program and t.memberId in :members and t.tag in :tags")
	int delete(ProgramId program, Collection<MemberId> members, Collection<String> tags);

	@Modifying(flushAutomatically = true)
	@Query("delete from MemberTag t where t.programId = :program and t.memberId = :member")
	void deleteOf(ProgramId program, MemberId member);

}

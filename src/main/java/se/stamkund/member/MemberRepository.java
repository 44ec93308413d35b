package se.stamkund.member;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.ProgramId;

interface MemberRepository extends Repository<Member, UUID> {

	List<Member> saveAll(Iterable<Member> members);

	void flush();

	Optional<Member> findByProgramIdAndId(ProgramId program, UUID id);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select m from Member m where m.programId = :program and m.id = :id")
	Optional<Member> findForUpdate(ProgramId program, UUID id);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("""
			select m from Member m
			where m.programId = :program and m.id in :ids and m.status = se.stamkund.member.MemberStatus.ACTIVE
			order by m.id
			""")
	List<Member> findAllForUpdate(ProgramId program, Collection<UUID> ids);

}

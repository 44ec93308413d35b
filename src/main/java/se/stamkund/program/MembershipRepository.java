package se.stamkund.program;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.ProgramId;

interface MembershipRepository extends Repository<Membership, UUID> {

	Membership saveAndFlush(Membership membership);

	void delete(Membership membership);

	Optional<Membership> findByProgramIdAndStaffId(ProgramId program, UUID staffId);

	boolean existsByProgramIdAndStaffId(ProgramId program, UUID staffId);

	/** Locked in order, so that two owners can't remove each other at once. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select m from Membership m where m.programId = :program and m.role = :role order by m.id")
	List<Membership> findForUpdate(ProgramId program, Role role);

	@Query("""
			select s.id as staff, s.email as email, s.name as name, m.role as role, st.id as store, st.name as storeName
			from Membership m join Staff s on s.id = m.staffId
			left join Store st on st.id = m.storeId and st.programId = m.programId
			where m.programId = :program
			""")
	List<TeamMember> findTeam(ProgramId program);

	@Query("""
			select p.programId as id, p.code as code, p.name as name, p.kind as kind, m.role as role, m.storeId as store
			from Membership m join Program p on p.programId = m.programId
			where m.staffId = :staff order by p.name, p.id
			""")
	List<StaffProgram> findPrograms(UUID staff);

}

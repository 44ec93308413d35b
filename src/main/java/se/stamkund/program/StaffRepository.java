package se.stamkund.program;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.ProgramId;

interface StaffRepository extends Repository<Staff, UUID> {

	Staff saveAndFlush(Staff staff);

	Optional<Staff> findById(UUID id);

	Optional<Staff> findByEmail(String email);

	List<Staff> findByIdIn(Collection<UUID> ids);

	boolean existsByEmail(String email);

	@Query("select m.staffId from Membership m where m.programId = :program")
	List<UUID> findIdsByProgram(ProgramId program);

	@Modifying
	@Query("""
			delete from Staff s where s.id in :ids and not s.founder
			and not exists (select 1 from Membership m where m.staffId = s.id)
			""")
	void deleteWithoutProgram(Collection<UUID> ids);

}

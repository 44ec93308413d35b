package se.stamkund.program;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.ProgramId;

interface ProgramRepository extends Repository<Program, UUID> {

	Program save(Program program);

	Program saveAndFlush(Program program);

	Optional<Program> findById(UUID id);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select p from Program p where p.id = :id")
	Optional<Program> findForUpdate(UUID id);

	Optional<Program> findByCode(String code);

	Optional<Program> findByTwinOf(ProgramId original);

	boolean existsByCode(String code);

	boolean existsByKind(ProgramKind kind);

	List<Program> findByKindOrderByName(ProgramKind kind);

	@Query("select p.id from Program p")
	List<UUID> findAllIds();

	@NativeQuery("select 1 from (select discard_program(:program)) done")
	int discard(UUID program);

}

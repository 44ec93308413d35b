package se.stamkund.program;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

import se.stamkund.shared.ProgramId;

interface StoreRepository extends Repository<Store, UUID> {

	Store saveAndFlush(Store store);

	Optional<Store> findByProgramIdAndId(ProgramId program, UUID id);

	Optional<Store> findByProgramIdAndCode(ProgramId program, String code);

	boolean existsByProgramIdAndCode(ProgramId program, String code);

	List<Store> findByProgramIdOrderByCode(ProgramId program);

}

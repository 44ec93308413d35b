package se.stamkund.program;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

import se.stamkund.shared.ProgramId;

interface LogoRepository extends Repository<Logo, UUID> {

	Logo save(Logo logo);

	Optional<Logo> findByProgramId(ProgramId program);

	void delete(Logo logo);

}

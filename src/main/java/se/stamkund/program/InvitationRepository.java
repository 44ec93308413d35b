package se.stamkund.program;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.ProgramId;

interface InvitationRepository extends Repository<Invitation, UUID> {

	Invitation saveAndFlush(Invitation invitation);

	Optional<Invitation> findByProgramIdAndTokenHash(ProgramId program, byte[] tokenHash);

	Optional<Invitation> findByProgramIdAndId(ProgramId program, UUID id);

	List<Invitation> findByProgramIdOrderByCreatedAtDesc(ProgramId program);

	@Modifying
	@Query("delete from Invitation i where i.programId = :program and i.email = :email")
	int deleteByEmail(ProgramId program, String email);

	/** Whoever deletes it has used it: one caller gets 1, all others 0. */
	@Modifying
	@Query("delete from Invitation i where i.programId = :program and i.id = :id")
	int deleteOne(ProgramId program, UUID id);

}

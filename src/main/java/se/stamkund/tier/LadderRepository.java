package se.stamkund.tier;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.ProgramId;

interface LadderRepository extends Repository<LadderVersion, UUID> {

	LadderVersion saveAndFlush(LadderVersion ladder);

	@Query("select l from LadderVersion l where l.programId = :program and l.inForceUntil is null")
	Optional<LadderVersion> findCurrent(ProgramId program);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select l from LadderVersion l where l.programId = :program and l.inForceUntil is null")
	Optional<LadderVersion> findCurrentForUpdate(ProgramId program);

	@Query("select l from LadderVersion l where l.programId = :program order by l.number desc")
	List<LadderVersion> findHistory(ProgramId program);

	/** Whoever saves the first ladder holds this until the end of the transaction. */
	@NativeQuery("select cast(pg_advisory_xact_lock(hashtextextended('tier_ladder ' || cast(:program as text), 0)) as text)")
	String waitForTurn(UUID program);

}

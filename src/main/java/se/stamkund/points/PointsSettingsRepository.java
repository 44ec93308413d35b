package se.stamkund.points;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.ProgramId;

interface PointsSettingsRepository extends Repository<PointsSettingsVersion, UUID> {

	PointsSettingsVersion saveAndFlush(PointsSettingsVersion settings);

	@Query("select s from PointsSettingsVersion s where s.programId = :program and s.inForceUntil is null")
	Optional<PointsSettingsVersion> findCurrent(ProgramId program);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select s from PointsSettingsVersion s where s.programId = :program and s.inForceUntil is null")
	Optional<PointsSettingsVersion> findCurrentForUpdate(ProgramId program);

	@Query("select s from PointsSettingsVersion s where s.programId = :program order by s.number")
	List<PointsSettingsVersion> findHistory(ProgramId program);

	@Query("select s from PointsSettingsVersion s where s.programId = :program and s.id in :ids")
	List<PointsSettingsVersion> findVersions(ProgramId program, Collection<UUID> ids);

	/** Lets one transaction at a time write a programme's first settings. */
	@NativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended('points_settings', hashtext(cast(:program as text))))")
	int waitForTurn(UUID program);

	@Query("select count(a) > 0 from Award a where a.programId = :program and a.settingsId = :settings")
	boolean isUsed(ProgramId program, UUID settings);

}

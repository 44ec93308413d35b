package se.stamkund.points;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

interface PointsAdjustmentRepository extends Repository<PointsAdjustment, UUID> {

	PointsAdjustment saveAndFlush(PointsAdjustment adjustment);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select a from PointsAdjustment a where a.programId = :program and a.id = :id")
	Optional<PointsAdjustment> findForUpdate(ProgramId program, UUID id);

	@Query("select a from PointsAdjustment a where a.programId = :program and a.id in :ids")
	List<PointsAdjustment> findAll(ProgramId program, Collection<UUID> ids);

	@Query("select a from PointsAdjustment a where a.programId = :program and a.memberId = :member order by a.adjustedAt")
	List<PointsAdjustment> findByMember(ProgramId program, MemberId member);

	@Query("""
			select a from PointsAdjustment a
			where a.programId = :program and a.memberId = :member and a.adjustedAt >= :since and a.undoneAt is null
			order by a.adjustedAt desc, a.id desc
			""")
	List<PointsAdjustment> findUndoable(ProgramId program, MemberId member, Instant since);

	/** Takes away what may name somebody. */
	@Modifying(flushAutomatically = true)
	@Query("""
			update PointsAdjustment a set a.reason = '-', a.message = null
			where a.programId = :program and a.memberId = :member
			""")
	void erase(ProgramId program, MemberId member);

}

package se.stamkund.points;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

interface AwardRepository extends Repository<Award, UUID> {

	boolean existsByProgramId(ProgramId program);

	@Query("select a from Award a where a.programId = :program and a.purchaseId in :purchases")
	List<Award> findByPurchases(ProgramId program, Collection<UUID> purchases);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select a from Award a where a.programId = :program and a.purchaseId in :purchases order by a.purchaseId")
	List<Award> findByPurchasesForUpdate(ProgramId program, Collection<UUID> purchases);

	@Query("""
			select a from Award a where a.programId = :program and a.memberId = :member
			order by a.purchasedAt, a.id
			""")
	List<Award> findByMember(ProgramId program, MemberId member);

	/** Awards of purchases that a merge moved become the former member's again. */
	@Modifying
	@NativeQuery("""
			update award set member_id = :from, version = version + 1
			where program_id = :program and member_id = :into and purchase_id in (
				select r.row_id from member_merge_row r where r.program_id = :program and r.merge_id = :merge)
			""")
	void follow(UUID program, UUID merge, UUID into, UUID from);

	/** The latest of a time, before the last seen. */
	@Query("""
			select a from Award a
			where a.programId = :program and a.purchasedAt >= :since
				and (a.purchasedAt < :before or a.purchasedAt = :before and a.id < :beforeId)
			order by a.purchasedAt desc, a.id desc
			""")
	List<Award> findLatest(ProgramId program, Instant since, Instant before, UUID beforeId, Limit limit);

}

package se.stamkund.points;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.ProgramId;

interface AwardRepository extends Repository<Award, UUID> {

	List<Award> saveAll(Iterable<Award> awards);

	@Query("select a from Award a where a.programId = :program and a.purchaseId in :purchases")
	List<Award> findByPurchases(ProgramId program, Collection<UUID> purchases);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select a from Award a where a.programId = :program and a.purchaseId in :purchases order by a.purchaseId")
	List<Award> findByPurchasesForUpdate(ProgramId program, Collection<UUID> purchases);

}

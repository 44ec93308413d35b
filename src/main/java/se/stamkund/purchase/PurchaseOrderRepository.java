package se.stamkund.purchase;

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

interface PurchaseOrderRepository extends Repository<PurchaseOrder, UUID> {

	List<PurchaseOrder> saveAll(Iterable<PurchaseOrder> orders);

	void flush();

	@Query("""
			select o from PurchaseOrder o join fetch o.lines
			where o.programId = :program and o.storeId in :stores and o.orderId in :orderIds
			""")
	List<PurchaseOrder> findByStores(ProgramId program, Collection<UUID> stores, Collection<String> orderIds);

	@Query("select o from PurchaseOrder o join fetch o.lines where o.programId = :program and o.id in :ids")
	List<PurchaseOrder> findWithLines(ProgramId program, Collection<UUID> ids);

	/** Locks in the order of the ids, so that batches wait for each other in turn. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select o from PurchaseOrder o where o.programId = :program and o.id in :ids order by o.id")
	List<PurchaseOrder> lock(ProgramId program, Collection<UUID> ids);

	@Query("select o.id from PurchaseOrder o where o.programId = :program and o.id = :id")
	Optional<UUID> findId(ProgramId program, UUID id);

	@Query("select o.id from PurchaseOrder o where o.programId = :program and o.storeId = :store and o.orderId = :orderId")
	Optional<UUID> findId(ProgramId program, UUID store, String orderId);

}

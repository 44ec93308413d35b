package se.stamkund.purchase;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.ProgramId;

interface RefundRepository extends Repository<Refund, UUID> {

	List<Refund> saveAll(Iterable<Refund> refunds);

	void flush();

	@Query("""
			select r from Refund r left join fetch r.lines l left join fetch l.line
			where r.programId = :program and r.storeId in :stores and r.refundId in :refundIds
			""")
	List<Refund> findByStores(ProgramId program, Collection<UUID> stores, Collection<String> refundIds);

	@Query("""
			select distinct r from Refund r left join fetch r.lines l left join fetch l.line
			where r.programId = :program and r.id in :ids
			""")
	List<Refund> findAll(ProgramId program, Collection<UUID> ids);

	@Query("""
			select r from Refund r left join fetch r.lines l left join fetch l.line
			where r.programId = :program and r.purchaseOrderId = :order
			order by r.recordedAt, r.id, l.id
			""")
	List<Refund> findByOrder(ProgramId program, UUID order);

}

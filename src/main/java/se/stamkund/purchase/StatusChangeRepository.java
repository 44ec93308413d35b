package se.stamkund.purchase;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.ProgramId;

interface StatusChangeRepository extends Repository<StatusChange, UUID> {

	@Query("""
			select new se.stamkund.purchase.OrderHistory(c.status, c.occurredAt, c.recordedAt, c.actor)
			from StatusChange c
			where c.programId = :program and c.purchaseOrderId = :order
			order by c.recordedAt, c.id
			""")
	List<OrderHistory> findByOrder(ProgramId program, UUID order);

}

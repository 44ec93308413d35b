package se.stamkund.purchase;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

interface PurchaseOrderRepository extends Repository<PurchaseOrder, UUID> {

	void flush();

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

	/**
	 * Guests' orders that name one of a member's identities; test orders are nobody's.
	 */
	@NativeQuery("""
			select o.id
			from purchase_order o
			join unnest(:types, :values, :stores) as k(type, value, store_id) on case k.type
				when 'EMAIL' then o.customer_email = k.value
				when 'PHONE' then o.customer_phone = k.value
				when 'EXTERNAL' then cast(o.store_id as text) = k.store_id and o.customer_external_id = k.value
				else false end
			where o.program_id = :program and o.member_id is null and not o.test and o.ordered_at >= :since
			""")
	Set<UUID> findGuests(UUID program, String[] types, String[] values, String[] stores, Instant since);

	@Modifying
	@Query("""
			update PurchaseOrder o
			set o.customer.externalId = null, o.customer.email = null, o.customer.phone = null
			where o.programId = :program and o.memberId = :member
			""")
	void forgetCustomer(ProgramId program, MemberId member);

	@Query("""
			select o from PurchaseOrder o join fetch o.lines
			where o.programId = :program and o.memberId = :member
			order by o.progress.orderedAt, o.id
			""")
	List<PurchaseOrder> findByMember(ProgramId program, MemberId member);

}

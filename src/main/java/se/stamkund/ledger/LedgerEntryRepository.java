package se.stamkund.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

interface LedgerEntryRepository extends Repository<LedgerEntry, UUID> {

	@Query("""
			select e from LedgerEntry e
			where e.programId = :program and e.memberId = :member and e.number < :before
			order by e.number desc
			""")
	List<LedgerEntry> findBefore(ProgramId program, MemberId member, long before, Limit limit);

	@Query("""
			select e from LedgerEntry e
			where e.programId = :program and e.memberId = :member and e.number > :after
				and (e.occurredAt > :start or e.occurredAt = :start and e.kind <> EntryKind.EXPIRY)
				and (e.occurredAt < :end or e.occurredAt = :end and e.kind = EntryKind.EXPIRY)
			order by e.number
			""")
	List<LedgerEntry> findBetween(ProgramId program, MemberId member, Instant start, Instant end, long after,
			Limit limit);

	@Query("""
			select e from LedgerEntry e
			where e.programId = :program and e.referenceId in :references
			order by e.memberId, e.number
			""")
	List<LedgerEntry> findByReferences(ProgramId program, Collection<UUID> references);

}

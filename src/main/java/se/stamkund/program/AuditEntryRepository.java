package se.stamkund.program;

import java.util.UUID;

import org.springframework.data.repository.Repository;

interface AuditEntryRepository extends Repository<AuditEntry, UUID> {

	AuditEntry save(AuditEntry entry);

}

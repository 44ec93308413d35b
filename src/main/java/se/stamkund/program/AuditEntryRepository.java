package se.stamkund.program;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.program.AuditTrail.AuditRow;
import se.stamkund.shared.ProgramId;

interface AuditEntryRepository extends Repository<AuditEntry, UUID> {

	AuditEntry save(AuditEntry entry);

	@Query("""
			select a.id as id, a.at as at, a.actorKind as actorKind, a.actorId as actorId, a.action as action,
				a.target as target, a.before as before, a.after as after
			from AuditEntry a
			where a.programId = :program and (:action = '' or a.action = :action)
				and (:actor = '' or a.actorId = :actor)
				and (a.at < :at or a.at = :at and a.id < :id)
			order by a.at desc, a.id desc
			""")
	List<AuditRow> findPage(ProgramId program, String action, String actor, Instant at, UUID id, Limit limit);

	@Query("select distinct a.action from AuditEntry a where a.programId = :program order by a.action")
	List<String> findActions(ProgramId program);

	@Query("""
			select distinct a.actorId from AuditEntry a
			where a.programId = :program and a.actorKind = se.stamkund.shared.Actor.Kind.STAFF
			""")
	List<String> findStaffActors(ProgramId program);

}

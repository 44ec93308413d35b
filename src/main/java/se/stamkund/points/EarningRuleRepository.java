package se.stamkund.points;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.ProgramId;

interface EarningRuleRepository extends Repository<EarningRuleVersion, UUID> {

	EarningRuleVersion saveAndFlush(EarningRuleVersion rule);

	@Query("""
			select r from EarningRuleVersion r
			where r.programId = :program and r.inForceUntil is null
			order by r.priority desc, r.ruleId
			""")
	List<EarningRuleVersion> findCurrent(ProgramId program);

	@Query("select r from EarningRuleVersion r where r.programId = :program and r.ruleId = :rule and r.inForceUntil is null")
	Optional<EarningRuleVersion> findCurrent(ProgramId program, UUID rule);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select r from EarningRuleVersion r where r.programId = :program and r.ruleId = :rule and r.inForceUntil is null")
	Optional<EarningRuleVersion> findCurrentForUpdate(ProgramId program, UUID rule);

	@Query("select r from EarningRuleVersion r where r.programId = :program and r.ruleId = :rule order by r.number desc")
	List<EarningRuleVersion> findHistory(ProgramId program, UUID rule);

	@Query("""
			select r from EarningRuleVersion r
			where r.programId = :program and not r.draft and (r.inForceUntil is null or r.inForceUntil > :from)
			order by r.ruleId
			""")
	List<EarningRuleVersion> findInForceSince(ProgramId program, Instant from);

	@Query("select r from EarningRuleVersion r where r.programId = :program and r.ruleId in :rules")
	List<EarningRuleVersion> findVersions(ProgramId program, Collection<UUID> rules);

}

package se.stamkund.points;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.ProgramId;

interface AwardReturnRepository extends Repository<AwardReturn, UUID> {

	List<AwardReturn> saveAll(Iterable<AwardReturn> returns);

	@Query("select r from AwardReturn r where r.programId = :program and r.id in :refunds")
	List<AwardReturn> findByRefunds(ProgramId program, Collection<UUID> refunds);

}

package se.stamkund.points;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.ProgramId;

interface AwardLineRepository extends Repository<AwardLine, UUID> {

	List<AwardLine> saveAll(Iterable<AwardLine> lines);

	void deleteAll(Iterable<AwardLine> lines);

	@Query("select l from AwardLine l where l.programId = :program and l.awardId in :awards order by l.awardId, l.position")
	List<AwardLine> findByAwards(ProgramId program, Collection<UUID> awards);

}

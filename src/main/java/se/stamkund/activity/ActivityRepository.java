package se.stamkund.activity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

interface ActivityRepository extends Repository<ActivityEntry, UUID> {

	List<ActivityEntry> saveAll(Iterable<ActivityEntry> entries);

	@Query(nativeQuery = true, value = """
			select * from activity
			where program_id = :program and member_id = :member and (occurred_at, id) < (:before, :beforeId)
				and type like any (:patterns)
			order by occurred_at desc, id desc
			limit :limit
			""")
	List<ActivityEntry> find(UUID program, UUID member, Instant before, UUID beforeId, String[] patterns, int limit);

	List<ActivityEntry> findByProgramIdAndMemberIdOrderByOccurredAtAscIdAsc(ProgramId program, MemberId member);

	@Modifying
	@Query("delete from ActivityEntry a where a.programId = :program and a.memberId = :member")
	void deleteOf(ProgramId program, MemberId member);

}

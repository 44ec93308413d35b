package se.stamkund.member;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

interface ConsentRepository extends Repository<Consent, UUID> {

	List<Consent> saveAll(Iterable<Consent> consents);

	List<Consent> findByProgramIdAndMemberIdOrderByAtDescIdDesc(ProgramId program, MemberId member);

	@Query("""
			select c from Consent c
			where c.programId = :program and c.memberId in :members and c.purpose = :purpose and c.channel = :channel
				and c.given and not exists (
					select 1 from Consent later
					where later.programId = c.programId and later.memberId = c.memberId
						and later.purpose = c.purpose and later.channel = c.channel
						and (later.at > c.at or later.at = c.at and later.id > c.id))
			""")
	List<Consent> findAgreeing(ProgramId program, Collection<MemberId> members, ConsentPurpose purpose,
			ConsentChannel channel);

}

package se.stamkund.member;

import java.util.List;
import java.util.UUID;

import org.springframework.data.repository.Repository;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

interface ConsentRepository extends Repository<Consent, UUID> {

	List<Consent> saveAll(Iterable<Consent> consents);

	List<Consent> findByProgramIdAndMemberIdOrderByAtDescIdDesc(ProgramId program, MemberId member);

}

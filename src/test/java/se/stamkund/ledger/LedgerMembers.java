package se.stamkund.ledger;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Members of whom the ledger only needs to know that they are there. */
@Component
class LedgerMembers {

	private final JdbcClient jdbc;

	LedgerMembers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	MemberId enrol(ProgramId program) {
		var member = MemberId.next();
		enrol(program, member);
		return member;
	}

	void enrol(ProgramId program, MemberId member) {
		this.jdbc.sql("""
				insert into member (id, program_id, status, attributes, source, enrolled_by, enrolled_at, version)
				values (?, ?, 'ACTIVE', '{}', 'API', 'system', now(), 0)
				""").params(member.value(), program.value()).update();
	}

}

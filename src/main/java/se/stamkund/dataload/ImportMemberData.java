package se.stamkund.dataload;

import java.time.OffsetDateTime;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.member.MembersMerged;
import se.stamkund.shared.MemberDataOwner;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** What imports know of a member: the lines she came with, and what she had reached. */
@Component
class ImportMemberData implements MemberDataOwner {

	private final JdbcClient database;

	ImportMemberData(JdbcClient database) {
		this.database = database;
	}

	@Override
	public Set<String> tables() {
		return Set.of("import_outcome", "member_moved_in");
	}

	@Override
	public String part() {
		return "moved_in";
	}

	@Override
	@Transactional(readOnly = true)
	public @Nullable Object copy(ProgramId program, MemberId member) {
		return this.database.sql("""
				select tier, tier_until, lifetime_points from member_moved_in
				where program_id = ? and member_id = ?
				""").params(program.value(), member.value()).query((row, number) -> {
			var until = row.getObject("tier_until", OffsetDateTime.class);
			var lifetime = row.getObject("lifetime_points", Long.class);
			return new MovedIn(row.getString("tier"), (until != null) ? until.toInstant() : null, lifetime);
		}).optional().orElse(null);
	}

	/** Her lines go; that they were imported stays, without saying whose they were. */
	@Override
	@Transactional(propagation = Propagation.MANDATORY)
	public void erase(ProgramId program, MemberId member) {
		this.database.sql("""
				delete from import_line l using import_outcome o
				where o.program_id = :program and o.member_id = :member and l.import_id = o.import_id
					and l.program_id = o.program_id and l.number = any(o.lines)
				""").param("program", program.value()).param("member", member.value()).update();
		this.database.sql("""
				update import_outcome set member_id = null, key = null, occurrence = null
				where program_id = :program and member_id = :member
				""").param("program", program.value()).param("member", member.value()).update();
		this.database.sql("delete from member_moved_in where program_id = :program and member_id = :member")
			.param("program", program.value())
			.param("member", member.value())
			.update();
	}

	/** What belonged to a member who was merged into another is the other's. */
	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(MembersMerged event) {
		this.database.sql("update import_outcome set member_id = :into where program_id = :program and member_id = :from")
			.param("into", event.into().value())
			.param("program", event.program().value())
			.param("from", event.from().value())
			.update();
		this.database.sql("""
				update member_moved_in set member_id = :into where program_id = :program and member_id = :from
					and not exists (select from member_moved_in m where m.program_id = :program and m.member_id = :into)
				""")
			.param("into", event.into().value())
			.param("program", event.program().value())
			.param("from", event.from().value())
			.update();
	}

}

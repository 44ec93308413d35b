package se.stamkund.dataload;

import java.time.OffsetDateTime;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberDataOwner;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.MemberMerge;
import se.stamkund.shared.ProgramId;
import se.stamkund.shared.WhenMerged;

/** What imports know of a member: the lines she came with, and what she had reached. */
@Component
class ImportMemberData implements MemberDataOwner {

	private final JdbcClient database;

	ImportMemberData(JdbcClient database) {
		this.database = database;
	}

	@Override
	public Map<String, WhenMerged> whenMerged() {
		return Map.of("import_outcome", WhenMerged.STAYS, "member_moved_in", WhenMerged.OWN_WAY);
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

	/** The survivor has reached what the other had, unless that is known of herself. */
	@Override
	public void merge(ProgramId program, MemberMerge merge) {
		this.database
			.sql("""
					insert into member_moved_in (member_id, program_id, import_id, tier, tier_until, lifetime_points, in_effect)
					select :into, program_id, import_id, tier, tier_until, lifetime_points, in_effect from member_moved_in
					where program_id = :program and member_id = :from
					on conflict do nothing
					""")
			.param("into", merge.into().value())
			.param("program", program.value())
			.param("from", merge.from().value())
			.update();
	}

	@Override
	public void unmerge(ProgramId program, MemberMerge merge, Actor actor) {
		this.database.sql("""
				delete from member_moved_in m using member_moved_in f
				where m.program_id = :program and m.member_id = :into and f.program_id = m.program_id
					and f.member_id = :from and (m.import_id, m.tier, m.tier_until, m.lifetime_points)
						is not distinct from (f.import_id, f.tier, f.tier_until, f.lifetime_points)
				""")
			.param("into", merge.into().value())
			.param("program", program.value())
			.param("from", merge.from().value())
			.update();
	}

}

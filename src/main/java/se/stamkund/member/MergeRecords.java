package se.stamkund.member;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.MemberMerge;
import se.stamkund.shared.ProgramId;

/** The rows that tell of merges. */
@Component
class MergeRecords {

	private static final String SELECT = """
			select id, member_id, merged_member_id, filled, attributes, merged_by, merged_at, undone_at from member_merge
			""";

	private final JdbcClient jdbc;

	MergeRecords(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(ProgramId program, MemberMerge merge, Collection<String> filled, Collection<String> attributes) {
		this.jdbc.sql("""
				insert into member_merge (id, program_id, member_id, merged_member_id, filled, attributes, merged_by,
					merged_at)
				values (:id, :program, :into, :from, :filled, :attributes, :by, :at)
				""")
			.param("id", merge.id())
			.param("program", program.value())
			.param("into", merge.into().value())
			.param("from", merge.from().value())
			.param("filled", filled.toArray(String[]::new))
			.param("attributes", attributes.toArray(String[]::new))
			.param("by", merge.actor().toString())
			.param("at", Timestamp.from(merge.at()))
			.update();
		this.jdbc.sql("""
				insert into member_alias (id, program_id, member_id, merged_by, merged_at)
				values (:from, :program, :into, :by, :at)
				""")
			.param("program", program.value())
			.param("into", merge.into().value())
			.param("from", merge.from().value())
			.param("by", merge.actor().toString())
			.param("at", Timestamp.from(merge.at()))
			.update();
	}

	/** Rows that were made for the survivor, so that they can be found again. */
	void note(ProgramId program, UUID merge, String table, Collection<UUID> rows) {
		this.jdbc.sql("""
				insert into member_merge_row (program_id, merge_id, table_name, row_id)
				select :program, :merge, :table, r.id from unnest(:rows::uuid[]) r(id)
				""")
			.param("program", program.value())
			.param("merge", merge)
			.param("table", table)
			.param("rows", rows.stream().map(UUID::toString).toArray(String[]::new))
			.update();
	}

	List<UUID> noted(ProgramId program, UUID merge, String table) {
		return this.jdbc
			.sql("select row_id from member_merge_row where program_id = ? and merge_id = ? and table_name = ?")
			.params(program.value(), merge, table)
			.query((row, index) -> row.getObject("row_id", UUID.class))
			.list();
	}

	void undo(ProgramId program, MemberMergeView merge, Actor actor, Instant at) {
		this.jdbc.sql("delete from member_alias where program_id = ? and id = ?")
			.params(program.value(), merge.merged().value())
			.update();
		this.jdbc.sql("update member_merge set undone_at = ?, undone_by = ? where program_id = ? and id = ?")
			.params(Timestamp.from(at), actor.toString(), program.value(), merge.id())
			.update();
	}

	/** Locked until the end of the transaction. */
	Optional<Stored> findForUpdate(ProgramId program, UUID merge) {
		return this.jdbc.sql(SELECT + "where program_id = ? and id = ? for update")
			.params(program.value(), merge)
			.query((row, index) -> new Stored(view(row), Set.of(texts(row, "filled")),
					Set.of(texts(row, "attributes"))))
			.optional();
	}

	Optional<MemberMergeView> find(ProgramId program, UUID merge) {
		return this.jdbc.sql(SELECT + "where program_id = ? and id = ?")
			.params(program.value(), merge)
			.query((row, index) -> view(row))
			.optional();
	}

	/** The merge by which one's ids lead to another now. */
	Optional<MemberMergeView> standing(ProgramId program, MemberId merged) {
		return this.jdbc.sql(SELECT + "where program_id = ? and merged_member_id = ? and undone_at is null")
			.params(program.value(), merged.value())
			.query((row, index) -> view(row))
			.optional();
	}

	/** The merges into a member, the latest first; those made since only. */
	List<MemberMergeView> into(ProgramId program, MemberId member, Instant since) {
		return this.jdbc.sql(SELECT
				+ "where program_id = ? and member_id = ? and merged_at > ? order by merged_at desc, id desc limit 100")
			.params(program.value(), member.value(), Timestamp.from(since))
			.query((row, index) -> view(row))
			.list();
	}

	/** Those whose ids lead to her. */
	List<MemberId> aliases(ProgramId program, MemberId member) {
		return this.jdbc
			.sql("select id from member_alias where program_id = ? and member_id = ? order by merged_at, id")
			.params(program.value(), member.value())
			.query((row, index) -> new MemberId(row.getObject("id", UUID.class)))
			.list();
	}

	/** What merges of an erased member kept about her. */
	void forget(ProgramId program, MemberId member) {
		this.jdbc.sql("update member_merge set attributes = '{}' where program_id = ? and member_id = ?")
			.params(program.value(), member.value())
			.update();
	}

	private static MemberMergeView view(ResultSet row) throws SQLException {
		return new MemberMergeView(row.getObject("id", UUID.class),
				new MemberId(row.getObject("member_id", UUID.class)),
				new MemberId(row.getObject("merged_member_id", UUID.class)), List.of(texts(row, "filled")),
				row.getString("merged_by"), row.getTimestamp("merged_at").toInstant(),
				instant(row.getTimestamp("undone_at")));
	}

	private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
		return (timestamp != null) ? timestamp.toInstant() : null;
	}

	private static String[] texts(ResultSet row, String column) throws SQLException {
		Array array = row.getArray(column);
		return (String[]) array.getArray();
	}

	/** A merge and what it filled in. */
	record Stored(MemberMergeView view, Set<String> filled, Set<String> attributes) {
	}

}

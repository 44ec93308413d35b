package se.stamkund.member;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.shared.MemberDataOwner;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.MemberMerge;
import se.stamkund.shared.ProgramId;
import se.stamkund.shared.WhenMerged;

/**
 * Makes every feature's rows about one member another's, and back. The names of tables
 * come from the code of {@link MemberDataOwner}s only.
 */
@Component
class MergedRows {

	private final JdbcClient jdbc;

	private final ObjectProvider<MemberDataOwner> owners;

	MergedRows(JdbcClient jdbc, ObjectProvider<MemberDataOwner> owners) {
		this.jdbc = jdbc;
		this.owners = owners;
	}

	/**
	 * Keeps everybody from changing what moves, then from referring to the member it
	 * moves from. In this order, as those who change it lock it before they refer to her.
	 */
	void lock(ProgramId program, MemberId into, MemberId from) {
		giveWay();
		var versioned = versioned();
		moving().stream()
			.filter(versioned::contains)
			.forEach((table) -> this.jdbc
				.sql("select id from %s where program_id = ? and member_id = ? order by id for update".formatted(table))
				.params(program.value(), from.value())
				.query(UUID.class)
				.list());
		if (into.compareTo(from) < 0) {
			lock(program, into, "no key update");
			lock(program, from, "update");
		}
		else {
			lock(program, from, "update");
			lock(program, into, "no key update");
		}
	}

	/** Keeps everybody from changing what moves back. */
	void lockBack(ProgramId program, MemberMergeView merge) {
		giveWay();
		var versioned = versioned();
		moving().stream().filter(versioned::contains).forEach((table) -> this.jdbc.sql("""
				select t.id
				from %s t
				join member_merge_row r on r.program_id = t.program_id and r.row_id = t.id
				where r.program_id = ? and r.merge_id = ? and r.table_name = ?
				order by t.id
				for update of t
				""".formatted(table)).params(program.value(), merge.id(), table).query(UUID.class).list());
		Stream.of(merge.member(), merge.merged()).sorted().forEach((member) -> lock(program, member, "no key update"));
	}

	private void lock(ProgramId program, MemberId member, String how) {
		this.jdbc.sql("select id from member where program_id = ? and id = ? for " + how)
			.params(program.value(), member.value())
			.query(UUID.class)
			.list();
	}

	/** Fails sooner than anybody else would see a deadlock. */
	private void giveWay() {
		this.jdbc.sql("set local lock_timeout = '400ms'").update();
	}

	void moveIdentities(ProgramId program, MemberMerge merge) {
		this.jdbc.sql("""
				insert into member_merge_row (program_id, merge_id, table_name, row_id, main)
				select program_id, :merge, 'member_identity', id, main
				from member_identity
				where program_id = :program and member_id = :from
				""")
			.param("merge", merge.id())
			.param("program", program.value())
			.param("from", merge.from().value())
			.update();
		this.jdbc.sql("""
				update member_identity i
				set member_id = :into, version = version + 1, main = i.main and not exists (
					select from member_identity o
					where o.program_id = i.program_id and o.member_id = :into and o.type = i.type
						and o.store_id is not distinct from i.store_id and o.main)
				where i.program_id = :program and i.member_id = :from
				""")
			.param("program", program.value())
			.param("from", merge.from().value())
			.param("into", merge.into().value())
			.update();
	}

	/** As far as the survivor hasn't changed or removed them. */
	void returnIdentities(ProgramId program, MemberMergeView merge) {
		this.jdbc.sql("""
				update member_identity i
				set member_id = :from, version = version + 1, main = r.main
				from member_merge_row r
				where r.program_id = :program and r.merge_id = :merge and r.table_name = 'member_identity'
					and i.program_id = r.program_id and i.id = r.row_id and i.member_id = :into
				""")
			.param("merge", merge.id())
			.param("program", program.value())
			.param("from", merge.merged().value())
			.param("into", merge.member().value())
			.update();
	}

	void deleteTags(ProgramId program, List<UUID> ids) {
		this.jdbc.sql("delete from member_tag where program_id = ? and id = any(?::uuid[])")
			.params(program.value(), ids.stream().map(UUID::toString).toArray(String[]::new))
			.update();
	}

	void moveAll(ProgramId program, MemberMerge merge) {
		var versioned = versioned();
		for (var table : moving()) {
			this.jdbc
				.sql("""
						with moved as (
							update %s set member_id = :into%s where program_id = :program and member_id = :from returning id)
						insert into member_merge_row (program_id, merge_id, table_name, row_id)
						select :program, :merge, :table, id from moved
						"""
					.formatted(table, versioned.contains(table) ? ", version = version + 1" : ""))
				.param("into", merge.into().value())
				.param("from", merge.from().value())
				.param("program", program.value())
				.param("merge", merge.id())
				.param("table", table)
				.update();
		}
	}

	void returnAll(ProgramId program, MemberMergeView merge) {
		var versioned = versioned();
		for (var table : moving()) {
			this.jdbc.sql("""
					update %s t set member_id = :from%s
					from member_merge_row r
					where r.program_id = :program and r.merge_id = :merge and r.table_name = :table
						and t.program_id = r.program_id and t.id = r.row_id and t.member_id = :into
					""".formatted(table, versioned.contains(table) ? ", version = version + 1" : ""))
				.param("into", merge.member().value())
				.param("from", merge.merged().value())
				.param("program", program.value())
				.param("merge", merge.id())
				.param("table", table)
				.update();
		}
	}

	/** Orders come before awards, as everywhere. */
	private List<String> moving() {
		return this.owners.orderedStream()
			.flatMap((owner) -> owner.whenMerged().entrySet().stream())
			.filter((table) -> table.getValue() == WhenMerged.MOVES)
			.map((table) -> table.getKey())
			.sorted((a, b) -> Boolean.compare(b.equals("purchase_order"), a.equals("purchase_order")))
			.toList();
	}

	/** A writer who read the row before must notice. */
	private Set<String> versioned() {
		return Set.copyOf(this.jdbc.sql("""
				select table_name from information_schema.columns
				where table_schema = current_schema() and column_name = 'version'
				""").query(String.class).list());
	}

}

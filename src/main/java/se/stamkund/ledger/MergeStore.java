package se.stamkund.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Merges of accounts: what is needed to make and undo them, and what they changed. */
@Repository
class MergeStore {

	private final LotStore lots;

	private final JdbcClient jdbc;

	MergeStore(LotStore lots, JdbcClient jdbc) {
		this.lots = lots;
		this.jdbc = jdbc;
	}

	/**
	 * Who has the lots that postings give back to: others than who gives, if members were
	 * merged in between.
	 */
	Set<MemberId> owners(ProgramId program, Collection<? extends Posting> postings) {
		var needs = Needs.of(postings);
		var transfers = postings.stream()
			.filter(TransferPosting.UndoTransfer.class::isInstance)
			.map((posting) -> ((TransferPosting.UndoTransfer) posting).transfer().id())
			.collect(Collectors.toSet());
		if (needs.spent().isEmpty() && transfers.isEmpty()) {
			return Set.of();
		}
		return Set.copyOf(this.jdbc.sql("""
				select l.member_id
				from lot_movement m
				join lot l on l.program_id = m.program_id and l.id = m.lot_id
				where m.program_id = :program and m.reference_id = any (:spent)
				union
				select l.member_id
				from lot c
				join lot l on l.program_id = c.program_id and (l.id = c.id or l.id = c.origin_id)
				where c.program_id = :program and c.award_id = any (:transfers)
				""")
			.param("program", program.value())
			.param("spent", SqlColumns.uuids(needs.spent()))
			.param("transfers", SqlColumns.uuids(transfers))
			.query((row, number) -> new MemberId(SqlColumns.uuid(row, "member_id")))
			.list());
	}

	/** Reads all lots and holds that a merge moves, or an undo moves back. */
	void complete(ProgramId program, Collection<MemberAccount> accounts, Collection<? extends Posting> postings) {
		var byMember = accounts.stream()
			.collect(Collectors.toMap((account) -> account.member.value(), Function.identity()));
		for (var posting : postings) {
			switch (posting) {
				case MergePosting.Merge merge ->
					load(program, byMember, allLots(program, merge.other()), allHolds(program, merge.other()));
				case MergePosting.UndoMerge undo -> loadUndone(program, byMember, undo);
				default -> {
					// moves no lot
				}
			}
		}
	}

	private void loadUndone(ProgramId program, Map<UUID, MemberAccount> accounts, MergePosting.UndoMerge undo) {
		var survivor = accounts.get(undo.member().value());
		if (survivor == null) {
			return;
		}
		this.jdbc.sql("""
				select id, merged_member_id, lots, holds, merged_at, undone_at
				from points_merge
				where program_id = :program and member_id = :member and id = :id
				""")
			.param("program", program.value())
			.param("member", undo.member().value())
			.param("id", undo.merge().id())
			.query((row, number) -> merged(row))
			.optional()
			.ifPresent((merged) -> {
				survivor.merges.put(merged.id(), merged);
				var ids = new HashSet<>(merged.lots());
				ids.addAll(lotsOf(program, undo.member(), undo.awards()));
				load(program, accounts, ids, merged.holds());
			});
	}

	private void load(ProgramId program, Map<UUID, MemberAccount> accounts, Set<UUID> lots, Set<UUID> holds) {
		this.lots.load(program, accounts, new HashSet<>(lots));
		this.lots.loadHolds(program, accounts, holds);
	}

	/** Lots are named by the entries that made them, or came with earlier merges. */
	private Set<UUID> allLots(ProgramId program, MemberId member) {
		return Set.copyOf(this.jdbc.sql("""
				select l.id
				from ledger_entry e
				join lot l on l.program_id = e.program_id and l.id = e.id
				where e.program_id = :program and e.member_id = :member and l.member_id = :member
				union
				select l.id
				from points_merge m
				cross join unnest(m.lots) c (id)
				join lot l on l.program_id = m.program_id and l.id = c.id
				where m.program_id = :program and m.member_id = :member and l.member_id = :member
				""").param("program", program.value()).param("member", member.value()).query(UUID.class).list());
	}

	private Set<UUID> lotsOf(ProgramId program, MemberId member, Set<UUID> awards) {
		return awards.isEmpty() ? Set.of()
				: Set.copyOf(this.jdbc.sql("""
						select id from lot
						where program_id = :program and member_id = :member and award_id = any (:awards)
						""")
					.param("program", program.value())
					.param("member", member.value())
					.param("awards", SqlColumns.uuids(awards))
					.query(UUID.class)
					.list());
	}

	private Set<UUID> allHolds(ProgramId program, MemberId member) {
		return Set
			.copyOf(this.jdbc.sql("select id from points_hold where program_id = :program and member_id = :member")
				.param("program", program.value())
				.param("member", member.value())
				.query(UUID.class)
				.list());
	}

	/** Stores who has what now; everything else about it is stored as always. */
	void write(ProgramId program, Collection<MemberAccount> accounts) {
		accounts.forEach(
				(account) -> account.merges.values().forEach((merged) -> write(program, account, merged, accounts)));
	}

	private void write(ProgramId program, MemberAccount survivor, Merged merged, Collection<MemberAccount> accounts) {
		this.jdbc
			.sql("""
					insert into points_merge (id, program_id, member_id, merged_member_id, lots, holds, merged_at, undone_at)
					values (:id, :program, :member, :from, :lots, :holds, :mergedAt, :undoneAt)
					on conflict (id, program_id) do update set undone_at = excluded.undone_at
					""")
			.param("id", merged.id())
			.param("program", program.value())
			.param("member", survivor.member.value())
			.param("from", merged.from().value())
			.param("lots", SqlColumns.uuids(merged.lots()))
			.param("holds", SqlColumns.uuids(merged.holds()))
			.param("mergedAt", SqlColumns.utc(merged.at()))
			.param("undoneAt", (merged.undoneAt() != null) ? SqlColumns.utc(merged.undoneAt()) : null)
			.update();
		accounts.stream()
			.filter((account) -> account == survivor || account.member.equals(merged.from()))
			.forEach((account) -> own(program, account));
	}

	private void own(ProgramId program, MemberAccount account) {
		var params = Map.of("program", program.value(), "member", account.member.value(), "lots",
				SqlColumns.uuids(account.lots.keySet()), "holds", SqlColumns.uuids(account.holds.keySet()));
		for (var sql : List.of(
				"update lot set member_id = :member where program_id = :program and id = any (:lots) and member_id <> :member",
				"update lot_elsewhere set member_id = :member where program_id = :program and lot_id = any (:lots)"
						+ " and member_id <> :member",
				"update points_hold set member_id = :member where program_id = :program and id = any (:holds)"
						+ " and member_id <> :member")) {
			this.jdbc.sql(sql).params(params).update();
		}
		this.jdbc.sql("""
				update points_account set merged_into = cast(:into as uuid)
				where program_id = :program and member_id = :member and merged_into is distinct from cast(:into as uuid)
				""")
			.param("program", program.value())
			.param("member", account.member.value())
			.param("into", (account.mergedInto != null) ? account.mergedInto.value() : null)
			.update();
	}

	private static Merged merged(ResultSet row) throws SQLException {
		return new Merged(SqlColumns.uuid(row, "id"), new MemberId(SqlColumns.uuid(row, "merged_member_id")),
				uuids(row, "lots"), uuids(row, "holds"), SqlColumns.requiredInstant(row, "merged_at"),
				SqlColumns.instant(row, "undone_at"));
	}

	private static Set<UUID> uuids(ResultSet row, String column) throws SQLException {
		return Set.copyOf(Arrays.asList((UUID[]) row.getArray(column).getArray()));
	}

}

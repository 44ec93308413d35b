package se.stamkund.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Finds many members in one statement. */
@Component
class MemberQueries {

	private final JdbcClient jdbc;

	MemberQueries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Ids to the active members they lead to, themselves or through a merge. */
	Map<UUID, MemberId> activeByIds(ProgramId program, Collection<UUID> ids) {
		var found = new HashMap<UUID, MemberId>();
		this.jdbc.sql("""
				select k.id, m.id as member_id
				from unnest(?::uuid[]) as k(id)
				left join member_alias a on a.program_id = ? and a.id = k.id
				join member m on m.program_id = ? and m.id = coalesce(a.member_id, k.id) and m.status = 'ACTIVE'
				""" + keep()).params(texts(ids), program.value(), program.value()).query((row) -> {
			found.put(row.getObject("id", UUID.class), member(row));
		});
		return found;
	}

	/** Active members, each held against being erased or merged. */
	Set<MemberId> keep(ProgramId program, Collection<MemberId> members) {
		return this.jdbc.sql("""
				select m.id as member_id from member m
				where m.program_id = ? and m.id = any(?::uuid[]) and m.status = 'ACTIVE'
				order by m.id for key share
				""").params(program.value(), texts(members)).query((row, number) -> member(row)).set();
	}

	Set<MemberId> erased(ProgramId program, Collection<MemberId> members) {
		return this.jdbc.sql("""
				select m.id as member_id from member m
				where m.program_id = ? and m.id = any(?::uuid[]) and m.status = 'ERASED'
				""").params(program.value(), texts(members)).query((row, number) -> member(row)).set();
	}

	/** Identities to their members, as far as they are known. */
	Map<Identity, MemberId> byIdentities(ProgramId program, Collection<Identity> identities) {
		var found = new HashMap<Identity, MemberId>();
		this.jdbc.sql("""
				select i.type, i.value, i.store_id, i.member_id
				from unnest(?::text[], ?::text[], ?::uuid[]) as k(type, value, store_id)
				join member_identity i on i.program_id = ? and i.type = k.type and i.value = k.value
					and i.store_id is not distinct from k.store_id
				join member m on m.program_id = i.program_id and m.id = i.member_id and m.status = 'ACTIVE'
				""" + keep())
			.params(texts(identities.stream().map(Identity::type).toList()),
					texts(identities.stream().map(Identity::value).toList()),
					identities.stream()
						.map(Identity::store)
						.map((store) -> (store != null) ? store.toString() : null)
						.toArray(String[]::new),
					program.value())
			.query((row) -> {
				found.put(new Identity(IdentityType.valueOf(row.getString("type")), row.getString("value"),
						row.getObject("store_id", UUID.class)), member(row));
			});
		return found;
	}

	/**
	 * Whoever is going to write about a member keeps her from being merged meanwhile; the
	 * lock is the one that every foreign key takes anyway. Found by nobody when she has
	 * just been merged: looking again leads to the survivor.
	 */
	private static String keep() {
		return isWriting() ? " for key share of m" : "";
	}

	static boolean isWriting() {
		return TransactionSynchronizationManager.isActualTransactionActive()
				&& !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
	}

	/** Those of the identities that nobody has verified yet. */
	Set<Identity> claimed(ProgramId program, Collection<Identity> identities) {
		var found = new HashSet<Identity>();
		this.jdbc.sql("""
				select i.type, i.value, i.store_id
				from unnest(?::text[], ?::text[]) as k(type, value)
				join member_identity i on i.program_id = ? and i.type = k.type and i.value = k.value
					and i.type in ('EMAIL', 'PHONE') and i.verified_at is null
				""")
			.params(texts(identities.stream().map(Identity::type).toList()),
					texts(identities.stream().map(Identity::value).toList()), program.value())
			.query((row) -> {
				found.add(new Identity(IdentityType.valueOf(row.getString("type")), row.getString("value"),
						row.getObject("store_id", UUID.class)));
			});
		return found;
	}

	/** What lists show of these members, erased ones too. */
	List<MemberSummary> summaries(ProgramId program, Collection<MemberId> ids) {
		return this.jdbc.sql("""
				select m.id, n.value as number, m.first_name, m.last_name, e.value as email, m.status
				from member m
				left join member_identity n on n.program_id = m.program_id and n.member_id = m.id and n.type = 'NUMBER'
					and n.main
				left join member_identity e on e.program_id = m.program_id and e.member_id = m.id and e.type = 'EMAIL'
					and e.main
				where m.program_id = ? and m.id = any(?::uuid[])
				""").params(program.value(), texts(ids)).query(MemberQueries::summary).list();
	}

	/** The languages of those who have said one. */
	Map<MemberId, String> languages(ProgramId program, Collection<MemberId> ids) {
		return this.jdbc.sql("""
				select id, language from member
				where program_id = ? and id = any(?::uuid[]) and language is not null
				""")
			.params(program.value(), texts(ids))
			.query((row, number) -> Map.entry(new MemberId(row.getObject("id", UUID.class)), row.getString("language")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private static MemberSummary summary(ResultSet row, int index) throws SQLException {
		return new MemberSummary(new MemberId(row.getObject("id", UUID.class)), row.getString("number"),
				row.getString("first_name"), row.getString("last_name"), row.getString("email"),
				MemberStatus.valueOf(row.getString("status")));
	}

	private static MemberId member(ResultSet row) throws SQLException {
		return new MemberId(row.getObject("member_id", UUID.class));
	}

	private static String[] texts(Collection<?> values) {
		return values.stream().map(Object::toString).toArray(String[]::new);
	}

}

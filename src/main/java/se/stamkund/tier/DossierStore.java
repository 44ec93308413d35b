package se.stamkund.tier;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Reads dossiers and keeps their facts, any number of them in one statement. */
@Repository
class DossierStore {

	private final JdbcClient database;

	DossierStore(JdbcClient database) {
		this.database = database;
	}

	/** The dossiers of members, also of those who have bought nothing. */
	Map<MemberId, Dossier> read(ProgramId program, Collection<MemberId> members) {
		var dossiers = new LinkedHashMap<MemberId, Dossier>();
		if (members.isEmpty()) {
			return dossiers;
		}
		this.database.sql(DossierSql.READ)
			.param("program", program.value())
			.param("members", ids(members))
			.query((row) -> {
				var member = new MemberId(DossierRows.uuid(row, "member_id"));
				var dossier = dossiers.get(member);
				if (dossier == null) {
					dossier = DossierRows.dossier(member, row);
					dossiers.put(member, dossier);
				}
				if (row.getObject("id") != null) {
					dossier.facts().put(DossierRows.uuid(row, "id"), DossierRows.fact(row));
				}
			});
		return dossiers;
	}

	/**
	 * Counts purchases as they are now, and locks the dossiers of their members.
	 * Somebody's first purchase makes hers, with all that she bought before.
	 */
	Map<MemberId, Counted> count(ProgramId program, Collection<UUID> purchases) {
		var counted = new LinkedHashMap<MemberId, Counted>();
		this.database.sql(DossierSql.COUNT)
			.param("program", program.value())
			.param("purchases", new SqlArrayValue("uuid", purchases.toArray()))
			.query((row) -> {
				var member = new MemberId(DossierRows.uuid(row, "member_id"));
				var known = counted.get(member);
				if (known == null) {
					known = new Counted(row.getInt("revision"), row.getBoolean("fresh"), new HashMap<>());
					counted.put(member, known);
				}
				if (row.getObject("id") != null) {
					known.facts().put(DossierRows.uuid(row, "id"), DossierRows.fact(row));
				}
			});
		return counted;
	}

	/** Makes and locks the dossiers of members, and counts all they bought anew. */
	void recount(ProgramId program, Collection<MemberId> members) {
		this.database.sql(DossierSql.TOUCH)
			.param("program", program.value())
			.param("members", ids(members))
			.query(Long.class)
			.single();
		this.database.sql(DossierSql.RECOUNT).param("program", program.value()).param("members", ids(members)).update();
	}

	static SqlArrayValue ids(Collection<MemberId> members) {
		return new SqlArrayValue("uuid", members.stream().map(MemberId::value).toArray());
	}

	/**
	 * What counting did to a member.
	 *
	 * @param fresh whether the facts are all she has
	 */
	record Counted(int revision, boolean fresh, Map<UUID, Fact> facts) {

		/** The dossier as it is now, if nobody else changed it since it was read. */
		@Nullable Dossier applyTo(Dossier before) {
			if (!this.fresh && before.revision() != this.revision - 1 || this.fresh && before.revision() != 0) {
				return null;
			}
			var facts = this.fresh ? new HashMap<UUID, Fact>() : new HashMap<>(before.facts());
			facts.putAll(this.facts);
			return new Dossier(before.member(), before.joinedAt(), this.revision, before.booked(), facts,
					before.placements());
		}

	}

}

package se.stamkund.points;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.shared.Actor;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** The rows of transfers, and how much of a day's limit they have used. */
@Component
class TransferStore {

	private static final String SELECT = """
			select id, member_id, to_member_id, points, returned, message, actor, transferred_at, undone_at
			from points_transfer
			""";

	private final JdbcClient jdbc;

	TransferStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(ProgramId program, TransferView transfer, LocalDate day) {
		this.jdbc.sql("""
				insert into points_transfer (id, program_id, member_id, to_member_id, points, message, actor,
					transferred_at, day, version)
				values (:id, :program, :from, :to, :points, :message, :actor, :at, :day, 0)
				""")
			.param("id", transfer.id())
			.param("program", program.value())
			.param("from", transfer.from().value())
			.param("to", transfer.to().value())
			.param("points", transfer.points().value())
			.param("message", transfer.message())
			.param("actor", transfer.actor())
			.param("at", Timestamp.from(transfer.at()))
			.param("day", day)
			.update();
	}

	/**
	 * Uses some of what a member may give away that day; answers whether there was so
	 * much.
	 */
	boolean use(ProgramId program, MemberId member, LocalDate day, long points, long limit) {
		return points <= limit && this.jdbc.sql("""
				insert into transfer_allowance as a (id, program_id, member_id, day, used)
				values (:id, :program, :member, :day, :points)
				on conflict (program_id, member_id, day) do update set used = a.used + excluded.used
				where a.used + excluded.used <= :limit
				""")
			.param("id", Ids.next())
			.param("program", program.value())
			.param("member", member.value())
			.param("day", day)
			.param("points", points)
			.param("limit", limit)
			.update() == 1;
	}

	void undo(ProgramId program, TransferView transfer, Points returned, Actor actor, Instant at) {
		this.jdbc.sql("""
				update points_transfer
				set undone_at = :at, undone_by = :by, returned = :returned, version = version + 1
				where program_id = :program and id = :id
				""")
			.param("at", Timestamp.from(at))
			.param("by", actor.toString())
			.param("returned", returned.value())
			.param("program", program.value())
			.param("id", transfer.id())
			.update();
		this.jdbc.sql("""
				update transfer_allowance a set used = greatest(0, a.used - :returned)
				from points_transfer t
				where t.program_id = :program and t.id = :id
					and a.program_id = t.program_id and a.member_id = t.member_id and a.day = t.day
				""")
			.param("returned", returned.value())
			.param("program", program.value())
			.param("id", transfer.id())
			.update();
	}

	Optional<TransferView> findForUpdate(ProgramId program, UUID id) {
		return this.jdbc.sql(SELECT + "where program_id = ? and id = ? for update")
			.params(program.value(), id)
			.query((row, index) -> view(row))
			.optional();
	}

	Optional<TransferView> find(ProgramId program, UUID id) {
		return this.jdbc.sql(SELECT + "where program_id = ? and id = ?")
			.params(program.value(), id)
			.query((row, index) -> view(row))
			.optional();
	}

	List<TransferView> findAll(ProgramId program, Collection<UUID> ids) {
		return this.jdbc.sql(SELECT + "where program_id = ? and id = any (?)")
			.params(program.value(), ids.toArray(UUID[]::new))
			.query((row, index) -> view(row))
			.list();
	}

	/** What a member gave since, the latest first. */
	List<TransferView> given(ProgramId program, MemberId member, Instant since) {
		return this.jdbc
			.sql(SELECT + "where program_id = ? and member_id = ? and transferred_at >= ?"
					+ " order by transferred_at desc, id desc limit 100")
			.params(program.value(), member.value(), Timestamp.from(since))
			.query((row, index) -> view(row))
			.list();
	}

	/** All that a member gave or got. */
	List<TransferView> all(ProgramId program, MemberId member) {
		return this.jdbc.sql(SELECT + """
				where program_id = :program and (member_id = :member or to_member_id = :member)
				order by transferred_at, id
				""")
			.param("program", program.value())
			.param("member", member.value())
			.query((row, index) -> view(row))
			.list();
	}

	void forget(ProgramId program, MemberId member) {
		this.jdbc
			.sql("update points_transfer set message = null where program_id = :program and"
					+ " (member_id = :member or to_member_id = :member)")
			.param("program", program.value())
			.param("member", member.value())
			.update();
	}

	private static TransferView view(ResultSet row) throws SQLException {
		var undone = row.getTimestamp("undone_at");
		return new TransferView(row.getObject("id", UUID.class), new MemberId(row.getObject("member_id", UUID.class)),
				new MemberId(row.getObject("to_member_id", UUID.class)), Points.of(row.getLong("points")),
				Points.of(row.getLong("returned")), row.getString("message"), row.getString("actor"),
				row.getTimestamp("transferred_at").toInstant(), (undone != null) ? undone.toInstant() : null);
	}

}

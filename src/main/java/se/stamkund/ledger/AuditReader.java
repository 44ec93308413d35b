package se.stamkund.ledger;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Checks a part of a ledger at a time, so that memory does not grow with the ledger. */
@Component
class AuditReader {

	private static final UUID START = new UUID(0, 0);

	/** A part ends after so many members, or when they have so many entries. */
	private static final int ACCOUNTS = 2_000;

	private static final int ENTRIES = 50_000;

	private static final int LOTS = 20_000;

	private final JdbcClient jdbc;

	private final ObjectProvider<AuditedSums> sums;

	AuditReader(JdbcClient jdbc, ObjectProvider<AuditedSums> sums) {
		this.jdbc = jdbc;
		this.sums = sums;
	}

	/**
	 * The part of a phase that begins after an id, as it all is at one moment.
	 * @param after null for the first
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public LedgerAudit.Part check(ProgramId program, AuditPhase phase, @Nullable UUID after) {
		var from = (after != null) ? after : START;
		// for this transaction: what a part sums up is taken for a row or two, and joined
		// row by row
		this.jdbc.sql("select set_config('enable_nestloop', 'off', true)").query(String.class).single();
		return switch (phase) {
			case MEMBERS -> members(program, from);
			case LOTS -> lots(program, from);
			case SUMS -> new LedgerAudit.Part(null, 0, 0, 0,
					this.sums.orderedStream().flatMap((kept) -> kept.differences(program).stream()).toList());
		};
	}

	private LedgerAudit.Part members(ProgramId program, UUID after) {
		return this.jdbc.sql(AuditSql.NEXT)
			.param("program", program.value())
			.param("after", after)
			.param("accounts", ACCOUNTS)
			.param("entries", ENTRIES)
			.query((row, number) -> {
				var last = row.getObject("last", UUID.class);
				return new LedgerAudit.Part(last, row.getLong("accounts"), row.getLong("entries"), 0,
						(last != null) ? differences(program, after, last, AccountAuditSql.ACCOUNTS, LotAuditSql.LOTS,
								AuditSql.ENTRIES, AuditSql.UNALLOCATED, AccountAuditSql.HOLDS) : List.of());
			})
			.single();
	}

	private LedgerAudit.Part lots(ProgramId program, UUID after) {
		return this.jdbc.sql(AuditSql.NEXT_LOTS)
			.param("program", program.value())
			.param("after", after)
			.param("lots", LOTS)
			.query((row, number) -> {
				var last = row.getObject("last", UUID.class);
				return new LedgerAudit.Part(last, 0, 0, row.getLong("lots"),
						(last != null) ? differences(program, after, last, LotAuditSql.ORIGINS) : List.of());
			})
			.single();
	}

	private List<LedgerAudit.Difference> differences(ProgramId program, UUID after, UUID last, String... statements) {
		var others = SqlColumns.uuids(this.jdbc.sql(AuditSql.OTHERS)
			.param("program", program.value())
			.param("after", after)
			.param("last", last)
			.query((row, number) -> SqlColumns.uuid(row, "member_id"))
			.list());
		return Stream.of(statements)
			.flatMap((sql) -> this.jdbc.sql(sql)
				.param("program", program.value())
				.param("after", after)
				.param("last", last)
				.param("others", others)
				.query((row, number) -> new LedgerAudit.Difference(new MemberId(SqlColumns.uuid(row, "member_id")),
						row.getString("what"), row.getLong("stored"), row.getLong("derived")))
				.list()
				.stream())
			.toList();
	}

}

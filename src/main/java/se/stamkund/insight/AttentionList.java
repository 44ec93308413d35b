package se.stamkund.insight;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.ProgramId;

/** Finds what needs somebody. */
@Service
public class AttentionList {

	private static final int SHOWN = 3;

	private final JdbcClient database;

	AttentionList(JdbcClient database) {
		this.database = database;
	}

	/** What needs somebody now, among what happened since an instant. */
	@Transactional(readOnly = true)
	public Attention since(ProgramId program, Instant since) {
		var warned = "from purchase_order where program_id = ? and ordered_at >= ? and warnings <> '[]' and not test";
		var latest = this.database
			.sql("select id, order_id, ordered_at " + warned + " order by ordered_at desc limit ?")
			.params(program.value(), Times.of(since), SHOWN)
			.query((row, number) -> new Attention.WarnedOrder(row.getObject("id", UUID.class),
					row.getString("order_id"), row.getObject("ordered_at", OffsetDateTime.class).toInstant()))
			.list();
		return new Attention(count("select count(*) " + warned, program, since), latest,
				count("select count(*) from mail where program_id = ? and created_at >= ? and status = 'FAILED'",
						program, since),
				count("select count(*) from outbox_event where program_id = ? and created_at >= ? and next_attempt_at is null",
						program, since));
	}

	private long count(String sql, ProgramId program, Instant since) {
		return this.database.sql(sql).params(program.value(), Times.of(since)).query(Long.class).single();
	}

}

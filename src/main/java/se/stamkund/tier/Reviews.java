package se.stamkund.tier;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.due.DueWork;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Books the moves that time brings: terms and placements that end. Only members who do
 * move have a date, so the end of a term costs nothing for those who keep their tier.
 */
@Component
class Reviews implements DueWork {

	static final int BATCH = 2_000;

	private final Ladders ladders;

	private final Dossiers dossiers;

	private final Bookings bookings;

	private final JdbcClient database;

	Reviews(Ladders ladders, Dossiers dossiers, Bookings bookings, JdbcClient database) {
		this.ladders = ladders;
		this.dossiers = dossiers;
		this.bookings = bookings;
		this.database = database;
	}

	@Override
	public Optional<Instant> nextDue(ProgramId program, Instant limit) {
		return this.database.sql("""
				select next_move_at from tier_member
				where program_id = :program and next_move_at <= :limit
				order by next_move_at
				limit 1
				""")
			.param("program", program.value())
			.param("limit", OffsetDateTime.ofInstant(limit, ZoneOffset.UTC))
			.query((row, number) -> row.getObject("next_move_at", OffsetDateTime.class).toInstant())
			.optional();
	}

	/** If others are at work on all that is due, waits for one of them. */
	@Override
	@Transactional
	public void run(ProgramId program, Instant now) {
		var ladder = this.ladders.of(program);
		if (ladder.isEmpty()) {
			return;
		}
		var claimed = claim(program, now, BATCH, "for update skip locked");
		var members = claimed.isEmpty() ? claim(program, now, 1, "for update") : claimed;
		this.bookings.book(program, ladder.get(), this.dossiers.read(program, members).values(), now, Occasion.TIME,
				Actor.SYSTEM);
	}

	private List<MemberId> claim(ProgramId program, Instant now, int limit, String lock) {
		return this.database.sql("""
				select member_id from tier_member
				where program_id = :program and next_move_at <= :now
				order by next_move_at, member_id
				limit :limit
				""" + lock)
			.param("program", program.value())
			.param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
			.param("limit", limit)
			.query((row, number) -> new MemberId(row.getObject("member_id", UUID.class)))
			.list();
	}

}

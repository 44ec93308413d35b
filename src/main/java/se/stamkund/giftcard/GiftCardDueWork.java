package se.stamkund.giftcard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.database.Columns;
import se.stamkund.platform.due.DueWork;
import se.stamkund.shared.ProgramId;

/**
 * Books that cards have expired and holds have lapsed; what can be paid doesn't depend on
 * it.
 */
@Component
class GiftCardDueWork implements DueWork {

	/** So long what was held and came to nothing is remembered. */
	static final Duration MEMORY = Duration.ofDays(90);

	private static final int BATCH = 500;

	private final JdbcClient database;

	private final CardBook book;

	GiftCardDueWork(JdbcClient database, CardBook book) {
		this.database = database;
		this.book = book;
	}

	@Override
	public Optional<Instant> nextDue(ProgramId program, Instant limit) {
		return this.database
			.sql("""
					select least(
						(select next_due_at from gift_card
						where program_id = :program and next_due_at <= :limit order by next_due_at limit 1),
						(select held_until from gift_card_use
						where program_id = :program and state = 'HELD' and held_until <= :limit order by held_until limit 1)) as due
					""")
			.param("program", program.value())
			.param("limit", Columns.utc(limit))
			.query((row, number) -> Optional.ofNullable(Columns.instant(row, "due")))
			.single();
	}

	@Override
	@Transactional
	public void run(ProgramId program, Instant now) {
		var cards = due(program, now, " for no key update skip locked");
		if (cards.isEmpty()) {
			cards = due(program, now, "").stream().limit(1).toList(); // others are at
																		// work on it:
																		// wait for one
		}
		if (!cards.isEmpty()) {
			this.book.save(program, this.book.lock(program, cards, List.of(), now).values());
		}
		forget(program, now);
	}

	private List<UUID> due(ProgramId program, Instant now, String how) {
		return this.database
			.sql("""
					select id from gift_card
					where program_id = :program and id in (
						(select id from gift_card
						where program_id = :program and next_due_at <= :now order by next_due_at limit :batch)
						union
						(select card_id from gift_card_use
						where program_id = :program and state = 'HELD' and held_until <= :now order by held_until limit :batch))
					order by id
					"""
					+ how)
			.param("program", program.value())
			.param("now", Columns.utc(now))
			.param("batch", BATCH)
			.query((row, number) -> Columns.uuid(row, "id"))
			.list();
	}

	private void forget(ProgramId program, Instant now) {
		this.database.sql("""
				delete from gift_card_use
				where program_id = :program and state in ('RELEASED', 'LAPSED') and id in (
					select id from gift_card_use
					where program_id = :program and state in ('RELEASED', 'LAPSED') and ended_at < :long_ago
					order by ended_at limit :batch for update skip locked)
				""")
			.param("program", program.value())
			.param("long_ago", Columns.utc(now.minus(MEMORY)))
			.param("batch", BATCH)
			.update();
	}

}

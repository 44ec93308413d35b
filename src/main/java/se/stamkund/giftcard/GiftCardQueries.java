package se.stamkund.giftcard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.database.Columns;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.Codes;

/** Lists of gift cards and of what moved on them. */
@Service
public class GiftCardQueries {

	private static final int CHUNK = 500;

	private final JdbcClient database;

	private final CardHistory history;

	private final ProgramClock clock;

	GiftCardQueries(JdbcClient database, CardHistory history, ProgramClock clock) {
		this.database = database;
		this.history = history;
		this.clock = clock;
	}

	/** Cards, the newest first. */
	@Transactional(readOnly = true)
	public CursorPage<GiftCardView> list(ProgramId program, GiftCardFilter filter, PageQuery page) {
		var where = new Where(program, filter, this.clock.now(program));
		if (page.after() != null) {
			where.add("c.id < :after", "after", page.after().uuid(0));
		}
		var rows = this.database.sql(CardStore.SELECT + where.sql() + " order by c.id desc limit :limit")
			.params(where.params)
			.param("limit", page.fetchSize())
			.query(CardStore::view)
			.list();
		return CursorPage.of(rows, page, (card) -> Cursor.of(card.id()));
	}

	/** Hands over all of them, some at a time, however many they are. */
	@Transactional(readOnly = true)
	public void export(ProgramId program, GiftCardFilter filter, Consumer<GiftCardView> line) {
		var where = new Where(program, filter, this.clock.now(program));
		try (var rows = this.database.sql(CardStore.SELECT + where.sql() + " order by c.id")
			.withFetchSize(CHUNK)
			.params(where.params)
			.query(CardStore::view)
			.stream()) {
			rows.forEach(line);
		}
	}

	/** What moved on a card, the newest first. */
	@Transactional(readOnly = true)
	public CursorPage<GiftCardEntryView> entries(ProgramId program, UUID card, PageQuery page) {
		return this.history.page(program, card, page);
	}

	/** What is on all cards that can be used: what the shop owes. */
	@Transactional(readOnly = true)
	public Owed owed(ProgramId program) {
		return this.database.sql("""
				select count(*) as cards, coalesce(sum(balance), 0) as money from gift_card
				where program_id = :program and balance > 0 and cancelled_at is null
					and (expires_at is null or expires_at > :now)
				""")
			.param("program", program.value())
			.param("now", Columns.utc(this.clock.now(program)))
			.query((row, number) -> new Owed(row.getLong("cards"), Money.ofMinor(row.getLong("money"))))
			.single();
	}

	/** What is on all cards together. */
	public record Owed(long cards, Money money) {
	}

	/** The conditions of a filter. */
	private static final class Where {

		private static final String OPEN = "c.cancelled_at is null and ";

		private final List<String> conditions = new ArrayList<>();

		private final Map<String, @Nullable Object> params = new HashMap<>();

		Where(ProgramId program, GiftCardFilter filter, Instant now) {
			this.params.put("now", Columns.utc(now));
			add("c.program_id = :program", "program", program.value());
			if (filter.text() != null) {
				add("c.code_key like :text", "text", Codes.key(filter.text()) + "%");
			}
			if (filter.member() != null) {
				add("c.member_id = :member", "member", filter.member().value());
			}
			if (filter.source() != null) {
				add("c.source = :source", "source", filter.source().name());
			}
			if (filter.state() != null) {
				this.conditions.add(switch (filter.state()) {
					case CANCELLED -> "c.cancelled_at is not null";
					case EXPIRED -> OPEN + "c.expires_at <= :now";
					case EMPTY -> OPEN + "coalesce(c.expires_at > :now, true) and c.balance = 0";
					case ACTIVE -> OPEN + "coalesce(c.expires_at > :now, true) and c.balance > 0";
				});
			}
		}

		private void add(String condition, String name, @Nullable Object value) {
			this.conditions.add(condition);
			this.params.put(name, value);
		}

		String sql() {
			return "where " + String.join(" and ", this.conditions);
		}

	}

}

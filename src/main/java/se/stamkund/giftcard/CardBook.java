package se.stamkund.giftcard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.platform.database.Columns;
import se.stamkund.shared.ProgramId;

/** Locks cards, and stores what was done to them: a fixed number of statements. */
@Component
class CardBook {

	private final JdbcClient database;

	private final JsonMapper json;

	private final Clock clock;

	CardBook(JdbcClient database, JsonMapper json, Clock clock) {
		this.database = database;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Locks cards in the order of their ids, with what is held of them and the uses asked
	 * for, and books what is due.
	 * @param uses of these, also those that are paid or over
	 */
	Map<UUID, CardAccount> lock(ProgramId program, Collection<UUID> cards, Collection<UUID> uses, Instant now) {
		var accounts = new LinkedHashMap<UUID, CardAccount>();
		this.database.sql("""
				select id, balance, entries, expires_at, cancelled_at, cancelled_by from gift_card
				where program_id = :program and id = any(:cards)
				order by id for no key update
				""").param("program", program.value()).param("cards", cards.toArray(UUID[]::new)).query((row) -> {
			var account = account(row);
			accounts.put(account.id, account);
		});
		this.database
			.sql("""
					select id, card_id, state, amount, paid, given_back, hold_id, held_until, order_id, reference, began_at, used_at,
						ended_at, actor
					from gift_card_use
					where program_id = :program and card_id = any(:cards) and (state = 'HELD' or id = any(:uses))
					order by id
					""")
			.param("program", program.value())
			.param("cards", accounts.keySet().toArray(UUID[]::new))
			.param("uses", uses.toArray(UUID[]::new))
			.query((row) -> {
				var account = accounts.get(Columns.uuid(row, "card_id"));
				if (account != null) {
					account.uses.add(use(row));
				}
			});
		accounts.values().forEach((account) -> account.bookDue(now));
		return accounts;
	}

	/** Stores what has changed. */
	void save(ProgramId program, Collection<CardAccount> accounts) {
		insertUses(program, accounts);
		updateUses(program, accounts);
		this.database
			.sql("""
					update gift_card c
					set balance = n.balance, entries = n.entries, expires_at = n.expires_at, next_due_at = n.next_due_at,
						cancelled_at = n.cancelled_at, cancelled_by = n.cancelled_by
					from jsonb_to_recordset(cast(:rows as jsonb)) n (id uuid, balance bigint, entries int, expires_at timestamptz,
						next_due_at timestamptz, cancelled_at timestamptz, cancelled_by text)
					where c.program_id = :program and c.id = n.id
					""")
			.param("program", program.value())
			.param("rows", write(accounts.stream().map(CardRow::of).toList()))
			.update();
		var entries = accounts.stream().flatMap((account) -> account.entries.stream()).toList();
		if (!entries.isEmpty()) {
			this.database
				.sql("""
						insert into gift_card_entry (id, program_id, card_id, number, kind, from_account, to_account, amount,
							balance, use_id, reference_id, actor, occurred_at, recorded_at)
						select n.id, :program, n.card_id, n.number, n.kind, n.from_account, n.to_account, n.amount,
							n.balance, n.use_id, n.reference_id, n.actor, n.occurred_at, :now
						from jsonb_to_recordset(cast(:rows as jsonb)) n (id uuid, card_id uuid, number int, kind text,
							from_account text, to_account text, amount bigint, balance bigint, use_id uuid, reference_id uuid,
							actor text, occurred_at timestamptz)
						""")
				.param("program", program.value())
				.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
				.param("rows", write(entries))
				.update();
		}
	}

	private void insertUses(ProgramId program, Collection<CardAccount> accounts) {
		var rows = rows(accounts, true);
		if (!rows.isEmpty()) {
			this.database
				.sql("""
						insert into gift_card_use (id, program_id, card_id, state, amount, paid, hold_id, held_until, reference,
							began_at, used_at, actor)
						select n.id, :program, n.card_id, n.state, n.amount, n.paid, n.hold_id, n.held_until, n.reference,
							n.began_at, n.used_at, n.actor
						from jsonb_to_recordset(cast(:rows as jsonb)) n (id uuid, card_id uuid, state text, amount bigint,
							paid bigint, hold_id uuid, held_until timestamptz, reference text, began_at timestamptz,
							used_at timestamptz, actor text)
						""")
				.param("program", program.value())
				.param("rows", write(rows))
				.update();
		}
	}

	private void updateUses(ProgramId program, Collection<CardAccount> accounts) {
		var rows = rows(accounts, false);
		if (!rows.isEmpty()) {
			this.database
				.sql("""
						update gift_card_use u
						set state = n.state, paid = n.paid, given_back = n.given_back, held_until = n.held_until,
							order_id = n.order_id, used_at = n.used_at, ended_at = n.ended_at
						from jsonb_to_recordset(cast(:rows as jsonb)) n (id uuid, state text, paid bigint, given_back bigint,
							held_until timestamptz, order_id uuid, used_at timestamptz, ended_at timestamptz)
						where u.program_id = :program and u.id = n.id
						""")
				.param("program", program.value())
				.param("rows", write(rows))
				.update();
		}
	}

	private String write(List<?> rows) {
		return this.json.writeValueAsString(rows);
	}

	private static List<UseRow> rows(Collection<CardAccount> accounts, boolean fresh) {
		var rows = new ArrayList<UseRow>();
		for (CardAccount account : accounts) {
			account.uses.stream()
				.filter((use) -> fresh ? use.fresh : (use.changed && !use.fresh))
				.map((use) -> UseRow.of(account.id, use))
				.forEach(rows::add);
		}
		return rows;
	}

	private static CardAccount account(ResultSet row) throws SQLException {
		var account = new CardAccount(Columns.uuid(row, "id"));
		account.balance = row.getLong("balance");
		account.count = row.getInt("entries");
		account.expiresAt = Columns.instant(row, "expires_at");
		account.cancelledAt = Columns.instant(row, "cancelled_at");
		account.cancelledBy = row.getString("cancelled_by");
		return account;
	}

	private static CardUse use(ResultSet row) throws SQLException {
		var use = new CardUse(Columns.uuid(row, "id"), row.getLong("amount"), row.getObject("hold_id", UUID.class),
				row.getString("reference"), CardUseState.valueOf(row.getString("state")),
				Columns.requiredInstant(row, "began_at"), row.getString("actor"));
		use.paid = row.getLong("paid");
		use.givenBack = row.getLong("given_back");
		use.heldUntil = Columns.instant(row, "held_until");
		use.order = row.getObject("order_id", UUID.class);
		use.usedAt = Columns.instant(row, "used_at");
		use.endedAt = Columns.instant(row, "ended_at");
		return use;
	}

	private record CardRow(UUID id, long balance, int entries, @Nullable Instant expiresAt, @Nullable Instant nextDueAt,
			@Nullable Instant cancelledAt, @Nullable String cancelledBy) {

		static CardRow of(CardAccount account) {
			return new CardRow(account.id, account.balance, account.count, account.expiresAt, account.nextDueAt(),
					account.cancelledAt, account.cancelledBy);
		}

	}

	private record UseRow(UUID id, UUID cardId, CardUseState state, long amount, long paid, long givenBack,
			@Nullable UUID holdId, @Nullable Instant heldUntil, @Nullable UUID orderId, @Nullable String reference,
			Instant beganAt, @Nullable Instant usedAt, @Nullable Instant endedAt, String actor) {

		static UseRow of(UUID card, CardUse use) {
			return new UseRow(use.id, card, use.state, use.amount, use.paid, use.givenBack, use.hold, use.heldUntil,
					use.order, use.reference, use.beganAt, use.usedAt, use.endedAt, use.actor);
		}

	}

}

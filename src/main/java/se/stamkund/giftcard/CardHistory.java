package se.stamkund.giftcard;

import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.database.Columns;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/** What moved on cards, and why. */
@Component
class CardHistory {

	private final JdbcClient database;

	CardHistory(JdbcClient database) {
		this.database = database;
	}

	/** The entries of a card, the newest first. */
	CursorPage<GiftCardEntryView> page(ProgramId program, UUID card, PageQuery page) {
		var after = page.after();
		var rows = this.database
			.sql("""
					select e.id, e.number, e.kind, case when e.to_account = 'CARD' then e.amount else -e.amount end as change,
						e.balance, u.order_id, u.reference, n.reason, e.actor, e.occurred_at
					from gift_card_entry e
					left join gift_card_use u on u.program_id = e.program_id and u.id = e.use_id
					left join gift_card_note n on n.program_id = e.program_id and n.entry_id = e.id
					where e.program_id = :program and e.card_id = :card and e.number < :before
					order by e.number desc
					limit :limit
					""")
			.param("program", program.value())
			.param("card", card)
			.param("before", (after != null) ? after.number(0) : Integer.MAX_VALUE)
			.param("limit", page.fetchSize())
			.query((row, number) -> new GiftCardEntryView(Columns.uuid(row, "id"), row.getInt("number"),
					GiftCardEntryKind.valueOf(row.getString("kind")), Money.ofMinor(row.getLong("change")),
					Money.ofMinor(row.getLong("balance")), row.getObject("order_id", UUID.class),
					row.getString("reference"), row.getString("reason"), row.getString("actor"),
					Columns.requiredInstant(row, "occurred_at")))
			.list();
		return CursorPage.of(rows, page, (entry) -> Cursor.of(entry.number()));
	}

	void note(ProgramId program, UUID entry, String reason) {
		this.database.sql("insert into gift_card_note (entry_id, program_id, reason) values (?, ?, ?)")
			.params(entry, program.value(), reason)
			.update();
	}

	/** What was taken off a card when it was last withdrawn. */
	long withdrawn(ProgramId program, UUID card) {
		return this.database.sql("""
				select coalesce(sum(case kind when 'CANCELLATION' then amount else -amount end), 0)
				from gift_card_entry
				where program_id = ? and card_id = ? and kind in ('CANCELLATION', 'RESTORATION')
				""").params(program.value(), card).query(Long.class).single();
	}

}

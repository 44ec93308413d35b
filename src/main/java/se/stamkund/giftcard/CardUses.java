package se.stamkund.giftcard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.platform.database.Columns;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/** Finds what cards hold and have paid. */
@Component
class CardUses {

	private static final String PAID = """
			select u.id, u.card_id, c.code, u.order_id, u.reference, u.paid, u.given_back, u.used_at
			from gift_card_use u
			join gift_card c on c.program_id = u.program_id and c.id = u.card_id
			where u.program_id = :program and u.state = 'USED' and
			""";

	private final JdbcClient database;

	CardUses(JdbcClient database) {
		this.database = database;
	}

	/** Which uses holds have, whatever became of them. */
	List<Place> ofHolds(ProgramId program, Collection<UUID> holds) {
		return this.database.sql("""
				select u.id, u.card_id, u.hold_id, c.code
				from gift_card_use u
				join gift_card c on c.program_id = u.program_id and c.id = u.card_id
				where u.program_id = :program and u.hold_id = any(:holds)
				order by u.id
				""")
			.param("program", program.value())
			.param("holds", holds.toArray(UUID[]::new))
			.query((row, number) -> new Place(Columns.uuid(row, "id"), Columns.uuid(row, "card_id"),
					Columns.uuid(row, "hold_id"), row.getString("code")))
			.list();
	}

	List<GiftCardUseView> ofOrders(ProgramId program, Collection<UUID> orders) {
		return this.database.sql(PAID + " u.order_id = any(:orders) order by u.id")
			.param("program", program.value())
			.param("orders", orders.toArray(UUID[]::new))
			.query(CardUses::view)
			.list();
	}

	Optional<GiftCardUseView> find(ProgramId program, UUID card, UUID use) {
		return this.database.sql(PAID + " u.card_id = :card and u.id = :use")
			.param("program", program.value())
			.param("card", card)
			.param("use", use)
			.query(CardUses::view)
			.optional();
	}

	Optional<GiftCardUseView> byReference(ProgramId program, UUID card, String reference) {
		return this.database.sql(PAID + " u.card_id = :card and u.reference = :reference")
			.param("program", program.value())
			.param("card", card)
			.param("reference", reference)
			.query(CardUses::view)
			.optional();
	}

	private static GiftCardUseView view(ResultSet row, int number) throws SQLException {
		return new GiftCardUseView(Columns.uuid(row, "id"), Columns.uuid(row, "card_id"), row.getString("code"),
				row.getObject("order_id", UUID.class), row.getString("reference"), Money.ofMinor(row.getLong("paid")),
				Money.ofMinor(row.getLong("given_back")), Columns.requiredInstant(row, "used_at"));
	}

	/** Where the use of a hold is. */
	record Place(UUID use, UUID card, UUID hold, String code) {
	}

}

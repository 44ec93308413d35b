package se.stamkund.purchase;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import se.stamkund.shared.ProgramId;

/**
 * Which orders are recorded already. Asked with each new one and nearly always answered
 * with none, so it asks the natural key's index alone.
 */
@Repository
class KnownOrders {

	private final JdbcTemplate database;

	KnownOrders(JdbcTemplate database) {
		this.database = database;
	}

	/** Our ids of those that are. */
	List<UUID> of(ProgramId program, Collection<OrderNumber> numbers) {
		return this.database.query("""
				select o.id
				from unnest(?::uuid[], ?::text[]) n (store_id, order_id)
				join purchase_order o on o.program_id = ? and o.store_id = n.store_id and o.order_id = n.order_id
				""", (row, number) -> row.getObject(1, UUID.class),
				new SqlArrayValue("uuid", numbers.stream().map(OrderNumber::store).toArray()),
				new SqlArrayValue("text", numbers.stream().map(OrderNumber::orderId).toArray()), program.value());
	}

}

package se.stamkund.checkout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.Points;
import se.stamkund.shared.ProgramId;

/** Stores held carts. */
@Component
class CartHoldStore {

	/** What was stored stays readable, whatever REST promises. */
	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String SELECT = """
			select id, store_id, cart_id, member_id, state, points, to_pay, content, opened_at, expires_at, order_id
			from checkout_hold where program_id = :program and\s""";

	private final JdbcClient database;

	CartHoldStore(JdbcClient database) {
		this.database = database;
	}

	/** Lets nobody else hold this cart until the transaction ends. */
	void lockCart(ProgramId program, UUID store, String cart) {
		this.database.sql("select pg_advisory_xact_lock(hashtextextended(:name, 140)) is null")
			.param("name", program + " " + store + " " + cart)
			.query(Boolean.class)
			.single();
	}

	/** The open hold of a cart, locked. */
	Optional<CartHold> lockOpen(ProgramId program, UUID store, String cart, Instant now) {
		return this.database.sql(SELECT + "store_id = :store and cart_id = :cart and state = 'OPEN' for update")
			.param("program", program.value())
			.param("store", store)
			.param("cart", cart)
			.query(mapper(now))
			.optional();
	}

	/** Holds, locked in the order of their ids. */
	List<CartHold> lock(ProgramId program, Collection<UUID> ids, Instant now) {
		return this.database.sql(SELECT + "id = any(:ids) order by id for update")
			.param("program", program.value())
			.param("ids", ids.toArray(UUID[]::new))
			.query(mapper(now))
			.list();
	}

	Optional<CartHold> find(ProgramId program, UUID id, Instant now) {
		return this.database.sql(SELECT + "id = :id")
			.param("program", program.value())
			.param("id", id)
			.query(mapper(now))
			.optional();
	}

	List<CartHold> ofMember(ProgramId program, MemberId member, Instant now) {
		return this.database.sql(SELECT + "member_id = :member order by id desc limit 100")
			.param("program", program.value())
			.param("member", member.value())
			.query(mapper(now))
			.list();
	}

	void insert(ProgramId program, CartHold hold, Actor actor) {
		this.database
			.sql("""
					insert into checkout_hold (id, program_id, store_id, cart_id, member_id, state, points, to_pay, content,
						opened_at, expires_at, actor)
					values (:id, :program, :store, :cart, :member, 'OPEN', :points, :toPay, cast(:content as jsonb), :openedAt,
						:expiresAt, :actor)
					""")
			.param("id", hold.id())
			.param("program", program.value())
			.param("store", hold.store())
			.param("cart", hold.cart())
			.param("member", (hold.member() != null) ? hold.member().value() : null, java.sql.Types.OTHER)
			.param("points", hold.points().value())
			.param("toPay", hold.toPay().minor())
			.param("content", JSON.writeValueAsString(hold.content()))
			.param("openedAt", utc(hold.openedAt()))
			.param("expiresAt", utc(hold.expiresAt()))
			.param("actor", actor.toString())
			.update();
	}

	void close(ProgramId program, UUID id, CartHoldState how, Instant now) {
		this.database.sql("""
				update checkout_hold set state = :state, closed_at = :now
				where program_id = :program and id = :id and state = 'OPEN'
				""")
			.param("state", how.name())
			.param("now", utc(now))
			.param("program", program.value())
			.param("id", id)
			.update();
	}

	void extend(ProgramId program, UUID id, Instant expiresAt) {
		this.database.sql("update checkout_hold set expires_at = :at where program_id = :program and id = :id")
			.param("at", utc(expiresAt))
			.param("program", program.value())
			.param("id", id)
			.update();
	}

	/** Orders took these, however they stood. */
	void capture(ProgramId program, Map<UUID, UUID> orders, Instant now) {
		this.database.sql("""
				update checkout_hold h set state = 'CAPTURED', order_id = n.order_id, closed_at = :now
				from unnest(:holds, :orders) n (id, order_id)
				where h.program_id = :program and h.id = n.id
				""")
			.param("now", utc(now))
			.param("holds", orders.keySet().toArray(UUID[]::new))
			.param("orders", orders.values().toArray(UUID[]::new))
			.param("program", program.value())
			.update();
	}

	/** When the first of those ended that came to nothing, if that is long enough ago. */
	Optional<Instant> firstEnded(ProgramId program, Instant latest) {
		return this.database.sql("""
				select coalesce(closed_at, expires_at) as ended_at from checkout_hold
				where program_id = :program and state <> 'CAPTURED' and coalesce(closed_at, expires_at) <= :latest
				order by coalesce(closed_at, expires_at) limit 1
				""")
			.param("program", program.value())
			.param("latest", utc(latest))
			.query((row, number) -> instant(row, "ended_at"))
			.optional();
	}

	/** Deletes some that came to nothing; those that somebody is at are left alone. */
	void forget(ProgramId program, Instant latest, int most) {
		this.database.sql("""
				delete from checkout_hold
				where program_id = :program and state <> 'CAPTURED' and id in (
					select id from checkout_hold
					where program_id = :program and state <> 'CAPTURED' and coalesce(closed_at, expires_at) <= :latest
					order by coalesce(closed_at, expires_at) limit :most for update skip locked)
				""").param("program", program.value()).param("latest", utc(latest)).param("most", most).update();
	}

	private static RowMapper<CartHold> mapper(Instant now) {
		return (row, number) -> {
			var member = row.getObject("member_id", UUID.class);
			var state = CartHoldState.valueOf(row.getString("state"));
			var expiresAt = instant(row, "expires_at");
			return new CartHold(row.getObject("id", UUID.class), row.getObject("store_id", UUID.class),
					row.getString("cart_id"), (member != null) ? new MemberId(member) : null,
					(state == CartHoldState.OPEN && !expiresAt.isAfter(now)) ? CartHoldState.LAPSED : state,
					Points.of(row.getLong("points")), Money.ofMinor(row.getLong("to_pay")),
					JSON.readValue(row.getString("content"), CartHold.Content.class), instant(row, "opened_at"),
					expiresAt, row.getObject("order_id", UUID.class));
		};
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static OffsetDateTime utc(Instant at) {
		return at.atOffset(ZoneOffset.UTC);
	}

}

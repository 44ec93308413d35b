package se.stamkund.giftcard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.platform.database.Columns;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/** Makes gift cards and finds them. */
@Component
class CardStore {

	static final String SELECT = """
			select c.id, c.code, c.code_key, c.member_id, c.issued, c.balance, c.expires_at, c.source, c.source_id, c.created_at,
				c.cancelled_at, coalesce((
					select sum(u.amount) from gift_card_use u
					where u.program_id = c.program_id and u.card_id = c.id and u.state = 'HELD' and u.held_until > :now), 0) as held,
				cast(:now as timestamptz) as at
			from gift_card c
			""";

	private final JdbcClient database;

	private final JsonMapper json;

	CardStore(JdbcClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	/**
	 * Inserts cards whose codes are free, empty.
	 * @return their ids
	 */
	List<UUID> insert(ProgramId program, Collection<CardRow> rows) {
		return this.database.sql("""
				insert into gift_card (id, program_id, code, code_key, member_id, issued, expires_at, source, source_id,
					created_at, created_by)
				select n.id, :program, n.code, n.code_key, n.member_id, n.issued, n.expires_at, n.source, n.source_id,
					n.created_at, n.created_by
				from jsonb_to_recordset(cast(:rows as jsonb)) n (id uuid, code text, code_key text, member_id uuid,
					issued bigint, expires_at timestamptz, source text, source_id uuid, created_at timestamptz,
					created_by text)
				order by n.code_key
				on conflict (program_id, code_key) do nothing
				returning id
				""")
			.param("program", program.value())
			.param("rows", this.json.writeValueAsString(rows))
			.query((row, number) -> Columns.uuid(row, "id"))
			.list();
	}

	/** Keeps others from paying with these until the end of the transaction. */
	void lock(ProgramId program, Collection<String> keys) {
		this.database.sql("""
				select id from gift_card where program_id = :program and code_key = any(:keys)
				order by id for no key update
				""")
			.param("program", program.value())
			.param("keys", keys.toArray(String[]::new))
			.query((row, number) -> Columns.uuid(row, "id"))
			.list();
	}

	Map<String, GiftCardView> byKeys(ProgramId program, Collection<String> keys, Instant now) {
		return this.database.sql(SELECT + "where c.program_id = :program and c.code_key = any(:keys)")
			.param("now", Columns.utc(now))
			.param("program", program.value())
			.param("keys", keys.toArray(String[]::new))
			.query((row, number) -> Map.entry(row.getString("code_key"), view(row, number)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	Map<UUID, GiftCardView> byIds(ProgramId program, Collection<UUID> ids, Instant now) {
		return this.database.sql(SELECT + "where c.program_id = :program and c.id = any(:ids)")
			.param("now", Columns.utc(now))
			.param("program", program.value())
			.param("ids", ids.toArray(UUID[]::new))
			.query(CardStore::view)
			.list()
			.stream()
			.collect(Collectors.toMap(GiftCardView::id, Function.identity()));
	}

	List<GiftCardView> bySources(ProgramId program, Collection<UUID> sources, Instant now) {
		return this.database.sql(SELECT + "where c.program_id = :program and c.source_id = any(:sources) order by c.id")
			.param("now", Columns.utc(now))
			.param("program", program.value())
			.param("sources", sources.toArray(UUID[]::new))
			.query(CardStore::view)
			.list();
	}

	List<GiftCardView> ofMember(ProgramId program, MemberId member, Instant now, int limit) {
		return this.database
			.sql(SELECT + "where c.program_id = :program and c.member_id = :member order by c.id desc limit :limit")
			.param("now", Columns.utc(now))
			.param("program", program.value())
			.param("member", member.value())
			.param("limit", limit)
			.query(CardStore::view)
			.list();
	}

	static GiftCardView view(ResultSet row, int number) throws SQLException {
		return new GiftCardView(Columns.uuid(row, "id"), row.getString("code"), Columns.member(row, "member_id"),
				Money.ofMinor(row.getLong("issued")), Money.ofMinor(row.getLong("balance")),
				Money.ofMinor(row.getLong("held")), Columns.instant(row, "expires_at"),
				GiftCardSource.valueOf(row.getString("source")), row.getObject("source_id", UUID.class),
				Columns.requiredInstant(row, "created_at"), Columns.instant(row, "cancelled_at"),
				Columns.requiredInstant(row, "at"));
	}

	/** A card as it is inserted. */
	record CardRow(UUID id, String code, String codeKey, @Nullable MemberId memberId, Money issued,
			@Nullable Instant expiresAt, GiftCardSource source, @Nullable UUID sourceId, Instant createdAt,
			String createdBy) {
	}

}

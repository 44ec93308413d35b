package se.stamkund.voucher;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.platform.database.Columns;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Stores codes and finds them. */
@Component
class VoucherStore {

	/** What a batch says holds for its codes, whatever it said when they were made. */
	static final String SELECT = """
			select v.id, v.code, v.code_key, v.batch_id, v.member_id,
				case when b.id is null then v.max_uses else b.max_uses end as max_uses,
				case when b.id is null then v.max_uses_per_member else b.max_uses_per_member end as max_uses_per_member,
				case when b.id is null then v.starts_at else b.starts_at end as starts_at,
				case when b.id is null then v.ends_at else b.ends_at end as ends_at,
				v.used, v.source, v.source_id, v.created_at, b.paused_at,
				coalesce(v.cancelled_at, b.cancelled_at) as cancelled_at, o.label_sv, o.label_en, o.terms
			from voucher v
			left join voucher_batch b on b.program_id = v.program_id and b.id = v.batch_id
			join voucher_offer o on o.program_id = v.program_id and o.id = coalesce(b.offer_id, v.offer_id)
			""";

	private final JdbcClient database;

	private final JsonMapper json;

	private final OfferStore offers;

	VoucherStore(JdbcClient database, JsonMapper json, OfferStore offers) {
		this.database = database;
		this.json = json;
		this.offers = offers;
	}

	/**
	 * Inserts codes that nobody has yet.
	 * @return the ids of those that were free
	 */
	List<UUID> insert(ProgramId program, Collection<VoucherRow> rows) {
		return this.database
			.sql("""
					insert into voucher (id, program_id, batch_id, offer_id, code, code_key, member_id, max_uses,
						max_uses_per_member, starts_at, ends_at, source, source_id, created_at, created_by)
					select n.id, :program, n.batch_id, n.offer_id, n.code, n.code_key, n.member_id, n.max_uses,
						n.max_uses_per_member, n.starts_at, n.ends_at, n.source, n.source_id, n.created_at, n.created_by
					from jsonb_to_recordset(cast(:rows as jsonb)) n (id uuid, batch_id uuid, offer_id uuid, code text, code_key text,
						member_id uuid, max_uses int, max_uses_per_member int, starts_at timestamptz, ends_at timestamptz,
						source text, source_id uuid, created_at timestamptz, created_by text)
					order by n.code_key
					on conflict (program_id, code_key) do nothing
					returning id
					""")
			.param("program", program.value())
			.param("rows", this.json.writeValueAsString(rows))
			.query((row, number) -> Columns.uuid(row, "id"))
			.list();
	}

	/** The codes of these keys, by key. */
	Map<String, VoucherView> byKeys(ProgramId program, Collection<String> keys) {
		return this.database.sql(SELECT + "where v.program_id = :program and v.code_key = any(:keys)")
			.param("program", program.value())
			.param("keys", keys.toArray(String[]::new))
			.query((row, number) -> Map.entry(row.getString("code_key"), view(row, number)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/** Which of these keys are those of a batch's codes. */
	Set<String> keysOfBatch(ProgramId program, UUID batch, Collection<String> keys) {
		return Set.copyOf(this.database.sql(
				"select code_key from voucher where program_id = :program and code_key = any(:keys) and batch_id = :batch")
			.param("program", program.value())
			.param("keys", keys.toArray(String[]::new))
			.param("batch", batch)
			.query((row, number) -> row.getString("code_key"))
			.list());
	}

	/** By id. */
	Map<UUID, VoucherView> byIds(ProgramId program, Collection<UUID> ids) {
		return this.database.sql(SELECT + "where v.program_id = :program and v.id = any(:ids)")
			.param("program", program.value())
			.param("ids", ids.toArray(UUID[]::new))
			.query(this::view)
			.list()
			.stream()
			.collect(Collectors.toMap(VoucherView::id, Function.identity()));
	}

	/** What was given for these sources. */
	List<VoucherView> bySources(ProgramId program, Collection<UUID> sources) {
		return this.database.sql(SELECT + "where v.program_id = :program and v.source_id = any(:sources) order by v.id")
			.param("program", program.value())
			.param("sources", sources.toArray(UUID[]::new))
			.query(this::view)
			.list();
	}

	/** The codes that only she may use, the newest first. */
	List<VoucherView> ofMember(ProgramId program, MemberId member, int limit) {
		return this.database
			.sql(SELECT + "where v.program_id = :program and v.member_id = :member order by v.id desc limit :limit")
			.param("program", program.value())
			.param("member", member.value())
			.param("limit", limit)
			.query(this::view)
			.list();
	}

	/**
	 * Keeps others from using these codes until the end of the transaction, in one order
	 * for all. Codes whose uses nobody counts are not locked.
	 */
	void lock(ProgramId program, Collection<UUID> ids) {
		this.database.sql("""
				select id from voucher
				where program_id = :program and id = any(:ids) and max_uses is not null
				order by id for no key update
				""").param("program", program.value()).param("ids", ids.toArray(UUID[]::new)).query(UUID.class).list();
	}

	/** Keeps others from using or cancelling one code, also if its uses have no limit. */
	void lockEvenUnlimited(ProgramId program, UUID voucher) {
		this.database.sql("select id from voucher where program_id = ? and id = ? for no key update")
			.params(program.value(), voucher)
			.query(UUID.class)
			.list();
	}

	/** Withdraws those that were not, or takes that back. */
	int cancel(ProgramId program, Collection<UUID> ids, @Nullable Instant at, @Nullable String by) {
		return this.database
			.sql("""
					update voucher set cancelled_at = :at, cancelled_by = :by
					where program_id = :program and id = any(:ids) and (cancelled_at is null) = (cast(:at as timestamptz) is not null)
					""")
			.param("program", program.value())
			.param("ids", ids.toArray(UUID[]::new))
			.param("at", Columns.utc(at))
			.param("by", by)
			.update();
	}

	/** Remembers what generated codes look like. */
	void keepPatterns(ProgramId program, Collection<CodePattern> patterns) {
		var texts = patterns.stream().map(CodePattern::toString).distinct().sorted().toList();
		this.database.sql("""
				insert into voucher_pattern (program_id, pattern, length)
				select :program, n.pattern, n.length from unnest(:patterns, :lengths) n (pattern, length)
				where not exists (select from voucher_pattern p where p.program_id = :program and p.pattern = n.pattern)
				on conflict do nothing
				""")
			.param("program", program.value())
			.param("patterns", texts.toArray(String[]::new))
			.param("lengths", texts.stream().map((text) -> CodePattern.parse(text).length()).toArray(Integer[]::new))
			.update();
	}

	/** What generated codes of about these lengths look like. */
	List<CodePattern> patterns(ProgramId program, Collection<Integer> lengths) {
		return this.database.sql("""
				select pattern from voucher_pattern
				where program_id = :program and length between :least and :most
				order by pattern limit 200
				""")
			.param("program", program.value())
			.param("least", lengths.stream().min(Integer::compare).orElse(0) - 1)
			.param("most", lengths.stream().max(Integer::compare).orElse(0) + 1)
			.query((row, number) -> CodePattern.parse(row.getString("pattern")))
			.list();
	}

	VoucherView view(ResultSet row, int number) throws SQLException {
		return new VoucherView(Columns.uuid(row, "id"), row.getString("code"), row.getObject("batch_id", UUID.class),
				new VoucherLabel(row.getString("label_sv"), row.getString("label_en")),
				this.offers.terms(row.getString("terms")), Columns.member(row, "member_id"),
				new VoucherRules(Columns.number(row, "max_uses"), Columns.number(row, "max_uses_per_member"),
						Columns.instant(row, "starts_at"), Columns.instant(row, "ends_at")),
				row.getInt("used"), VoucherSource.valueOf(row.getString("source")),
				row.getObject("source_id", UUID.class), Columns.requiredInstant(row, "created_at"),
				Columns.instant(row, "paused_at"), Columns.instant(row, "cancelled_at"));
	}

	/** A code as it is inserted. */
	record VoucherRow(UUID id, @Nullable UUID batchId, UUID offerId, String code, String codeKey,
			@Nullable MemberId memberId, @Nullable Integer maxUses, @Nullable Integer maxUsesPerMember,
			@Nullable Instant startsAt, @Nullable Instant endsAt, VoucherSource source, @Nullable UUID sourceId,
			Instant createdAt, String createdBy) {
	}

}

package se.stamkund.voucher;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.database.Columns;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.BatchView.SkippedCode;

/** Stores batches and finds them. */
@Component
class BatchStore {

	private static final TypeReference<List<SkippedCode>> EXAMPLES = new TypeReference<>() {
	};

	private static final String SELECT = """
			select b.*, o.label_sv, o.label_en, o.terms, u.used, u.used_up, w.withdrawn
			from voucher_batch b
			join voucher_offer o on o.program_id = b.program_id and o.id = b.offer_id
			cross join lateral (
				select count(*) as used, count(*) filter (where v.used >= b.max_uses) as used_up
				from voucher v
				where v.program_id = b.program_id and v.batch_id = b.id and v.batch_id is not null and v.used > 0) u
			cross join lateral (
				select count(*) as withdrawn
				from voucher v
				where v.program_id = b.program_id and v.batch_id = b.id and v.batch_id is not null
					and v.cancelled_at is not null and v.used < coalesce(b.max_uses, 2147483647)) w
			""";

	private final JdbcClient database;

	private final JsonMapper json;

	private final OfferStore offers;

	BatchStore(JdbcClient database, JsonMapper json, OfferStore offers) {
		this.database = database;
		this.json = json;
		this.offers = offers;
	}

	void insert(ProgramId program, UUID id, CreateBatch batch, UUID offer, Instant now, String by) {
		var pattern = (batch.codes() instanceof CreateBatch.Codes.Generated made) ? made.pattern() : null;
		var rules = batch.rules();
		this.database
			.sql("""
					insert into voucher_batch (id, program_id, name, origin, offer_id, pattern, wanted, max_uses,
						max_uses_per_member, starts_at, ends_at, created_at, created_by, version)
					values (:id, :program, :name, :origin, :offer, :pattern, :wanted, :maxUses, :maxUsesPerMember, :startsAt, :endsAt,
						:now, :by, 0)
					""")
			.param("id", id)
			.param("program", program.value())
			.param("name", batch.name())
			.param("origin", ((pattern != null) ? BatchOrigin.GENERATED : BatchOrigin.IMPORTED).name())
			.param("offer", offer)
			.param("pattern", (pattern != null) ? pattern.toString() : null)
			.param("wanted", switch (batch.codes()) {
				case CreateBatch.Codes.Generated generated -> generated.count();
				case CreateBatch.Codes.Imported imported -> imported.codes().size();
			})
			.param("maxUses", rules.maxUses())
			.param("maxUsesPerMember", rules.maxUsesPerMember())
			.param("startsAt", Columns.utc(rules.startsAt()))
			.param("endsAt", Columns.utc(rules.endsAt()))
			.param("now", Columns.utc(now))
			.param("by", by)
			.update();
	}

	/** Notes that so many more are there. */
	void made(ProgramId program, UUID id, int more, Instant now) {
		this.database.sql("""
				update voucher_batch set made = made + :more,
					finished_at = case when made + :more >= wanted then cast(:now as timestamptz) end
				where program_id = :program and id = :id
				""")
			.param("more", more)
			.param("now", Columns.utc(now))
			.param("program", program.value())
			.param("id", id)
			.update();
	}

	/** Notes what came of codes that were brought along. */
	void imported(ProgramId program, UUID id, int made, int skipped, List<SkippedCode> examples, Instant now) {
		this.database
			.sql("""
					update voucher_batch set wanted = :made + :skipped, made = :made, skipped = :skipped, examples = cast(:examples as jsonb), finished_at = :now
					where program_id = :program and id = :id
					""")
			.param("made", made)
			.param("skipped", skipped)
			.param("examples", this.json.writeValueAsString(examples))
			.param("now", Columns.utc(now))
			.param("program", program.value())
			.param("id", id)
			.update();
	}

	/** A batch that codes are still to be made for and nobody else is at. */
	Optional<Unfinished> claim() {
		return this.database
			.sql("""
					select id, program_id, offer_id, pattern, wanted - made as missing, max_uses, max_uses_per_member, starts_at,
						ends_at, created_at, created_by
					from voucher_batch
					where finished_at is null and cancelled_at is null
					order by id limit 1 for update skip locked
					""")
			.query((row, number) -> new Unfinished(new ProgramId(Columns.uuid(row, "program_id")),
					Columns.uuid(row, "id"), Columns.uuid(row, "offer_id"), CodePattern.parse(row.getString("pattern")),
					row.getInt("missing"), rules(row), Columns.requiredInstant(row, "created_at"),
					row.getString("created_by")))
			.optional();
	}

	Optional<BatchView> find(ProgramId program, UUID id) {
		return this.database.sql(SELECT + "where b.program_id = ? and b.id = ?")
			.params(program.value(), id)
			.query(this::view)
			.optional();
	}

	/** The newest first. */
	CursorPage<BatchView> page(ProgramId program, PageQuery page) {
		var after = page.after();
		var rows = this.database.sql(SELECT + """
				where b.program_id = :program and (cast(:after as uuid) is null or b.id < :after)
				order by b.id desc limit :limit
				""")
			.param("program", program.value())
			.param("after", (after != null) ? after.uuid(0) : null)
			.param("limit", page.fetchSize())
			.query(this::view)
			.list();
		return CursorPage.of(rows, page, (batch) -> Cursor.of(batch.id()));
	}

	/** Withdraws it, or takes that back; answers whether that changed anything. */
	boolean cancel(ProgramId program, UUID id, @Nullable Instant at, @Nullable String by) {
		return this.database
			.sql("""
					update voucher_batch set cancelled_at = :at, cancelled_by = :by, version = version + 1
					where program_id = :program and id = :id and (cancelled_at is null) = (cast(:at as timestamptz) is not null)
					""")
			.param("at", Columns.utc(at))
			.param("by", by)
			.param("program", program.value())
			.param("id", id)
			.update() > 0;
	}

	/** What holds for its codes; null if there is no such batch. */
	@Nullable BatchCodes codes(ProgramId program, UUID id) {
		return this.database.sql("""
				select max_uses, max_uses_per_member, starts_at, ends_at, paused_at, cancelled_at
				from voucher_batch where program_id = ? and id = ?
				""")
			.params(program.value(), id)
			.query((row, number) -> new BatchCodes(rules(row), Columns.instant(row, "paused_at") != null,
					Columns.instant(row, "cancelled_at") != null))
			.optional()
			.orElse(null);
	}

	/** What its codes give. */
	UUID offer(ProgramId program, UUID id) {
		return this.database.sql("select offer_id from voucher_batch where program_id = ? and id = ?")
			.params(program.value(), id)
			.query(UUID.class)
			.single();
	}

	/** Nobody else changes it, nor makes codes for it, until the transaction ends. */
	void lock(ProgramId program, UUID id) {
		this.database.sql("select id from voucher_batch where program_id = ? and id = ? for no key update")
			.params(program.value(), id)
			.query(UUID.class)
			.list();
	}

	/** When it was paused or withdrawn stays, if it was before. */
	void change(ProgramId program, UUID id, ChangeBatch change, UUID offer, Instant now, String by) {
		var rules = change.rules();
		this.database.sql("""
				update voucher_batch set name = :name, offer_id = :offer, max_uses = :maxUses,
					max_uses_per_member = :maxUsesPerMember, starts_at = :startsAt, ends_at = :endsAt,
					paused_at = case when :paused then coalesce(paused_at, :now) end,
					paused_by = case when :paused then coalesce(paused_by, :by) end,
					cancelled_at = case when :ended then coalesce(cancelled_at, :now) end,
					cancelled_by = case when :ended then coalesce(cancelled_by, :by) end, version = version + 1
				where program_id = :program and id = :id
				""")
			.param("name", change.name())
			.param("offer", offer)
			.param("maxUses", rules.maxUses())
			.param("maxUsesPerMember", rules.maxUsesPerMember())
			.param("startsAt", Columns.utc(rules.startsAt()))
			.param("endsAt", Columns.utc(rules.endsAt()))
			.param("paused", change.state() == BatchState.PAUSED)
			.param("ended", change.state() == BatchState.ENDED)
			.param("now", Columns.utc(now))
			.param("by", by)
			.param("program", program.value())
			.param("id", id)
			.update();
	}

	private BatchView view(ResultSet row, int number) throws SQLException {
		var pattern = row.getString("pattern");
		return new BatchView(Columns.uuid(row, "id"), row.getString("name"),
				BatchOrigin.valueOf(row.getString("origin")), (pattern != null) ? CodePattern.parse(pattern) : null,
				row.getInt("wanted"), row.getInt("made"), row.getInt("skipped"),
				this.json.readValue(row.getString("examples"), EXAMPLES), row.getInt("used"), row.getInt("used_up"),
				row.getInt("withdrawn"), new VoucherLabel(row.getString("label_sv"), row.getString("label_en")),
				this.offers.terms(row.getString("terms")), rules(row), Columns.requiredInstant(row, "created_at"),
				row.getString("created_by"), Columns.instant(row, "finished_at"), Columns.instant(row, "paused_at"),
				Columns.instant(row, "cancelled_at"), row.getInt("version"));
	}

	private static VoucherRules rules(ResultSet row) throws SQLException {
		return new VoucherRules(Columns.number(row, "max_uses"), Columns.number(row, "max_uses_per_member"),
				Columns.instant(row, "starts_at"), Columns.instant(row, "ends_at"));
	}

	/** A batch in the making. */
	record Unfinished(ProgramId program, UUID id, UUID offer, CodePattern pattern, int missing, VoucherRules rules,
			Instant createdAt, String createdBy) {
	}

}

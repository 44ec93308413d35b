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
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.BatchView.SkippedCode;

/** Stores batches and finds them. */
@Component
class BatchStore {

	private static final TypeReference<List<SkippedCode>> EXAMPLES = new TypeReference<>() {
	};

	private static final String SELECT = """
			select b.*, o.label_sv, o.label_en, o.terms, (
				select count(*) from voucher v
				where v.program_id = b.program_id and v.batch_id = b.id and v.batch_id is not null and v.used > 0) as used
			from voucher_batch b
			join voucher_offer o on o.program_id = b.program_id and o.id = b.offer_id
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
					update voucher_batch set made = :made, skipped = :skipped, examples = cast(:examples as jsonb), finished_at = :now
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
					update voucher_batch set cancelled_at = :at, cancelled_by = :by
					where program_id = :program and id = :id and (cancelled_at is null) = (cast(:at as timestamptz) is not null)
					""")
			.param("at", Columns.utc(at))
			.param("by", by)
			.param("program", program.value())
			.param("id", id)
			.update() > 0;
	}

	private BatchView view(ResultSet row, int number) throws SQLException {
		var pattern = row.getString("pattern");
		return new BatchView(Columns.uuid(row, "id"), row.getString("name"),
				BatchOrigin.valueOf(row.getString("origin")), (pattern != null) ? CodePattern.parse(pattern) : null,
				row.getInt("wanted"), row.getInt("made"), row.getInt("skipped"),
				this.json.readValue(row.getString("examples"), EXAMPLES), row.getInt("used"),
				new VoucherLabel(row.getString("label_sv"), row.getString("label_en")),
				this.offers.terms(row.getString("terms")), rules(row), Columns.requiredInstant(row, "created_at"),
				row.getString("created_by"), Columns.instant(row, "finished_at"), Columns.instant(row, "cancelled_at"));
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

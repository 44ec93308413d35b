package se.stamkund.voucher;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import se.stamkund.platform.database.Columns;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/** Stores the uses of codes and counts them. */
@Component
class UseStore {

	static final String SELECT = """
			select id, voucher_id, member_id, state, hold_id, held_until, order_id, reference, amount, began_at, used_at, ended_at,
				actor
			from voucher_use
			""";

	private final JdbcClient database;

	private final JsonMapper json;

	UseStore(JdbcClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	void insert(ProgramId program, Collection<UseRow> rows) {
		this.database
			.sql("""
					insert into voucher_use (id, program_id, voucher_id, member_id, state, hold_id, held_until, reference, amount,
						began_at, used_at, actor)
					select n.id, :program, n.voucher_id, n.member_id, n.state, n.hold_id, n.held_until, n.reference, n.amount,
						n.began_at, n.used_at, n.actor
					from jsonb_to_recordset(cast(:rows as jsonb)) n (id uuid, voucher_id uuid, member_id uuid, state text,
						hold_id uuid, held_until timestamptz, reference text, amount bigint, began_at timestamptz,
						used_at timestamptz, actor text)
					""")
			.param("program", program.value())
			.param("rows", this.json.writeValueAsString(rows))
			.update();
	}

	/** The uses of holds; with a lock nobody else changes them meanwhile. */
	List<VoucherUseView> ofHolds(ProgramId program, Collection<UUID> holds, boolean lock) {
		return this.database
			.sql(SELECT + "where program_id = :program and hold_id = any(:holds) order by id"
					+ (lock ? " for update" : ""))
			.param("program", program.value())
			.param("holds", holds.toArray(UUID[]::new))
			.query(UseStore::view)
			.list();
	}

	/** The uses of orders. */
	List<VoucherUseView> ofOrders(ProgramId program, Collection<UUID> orders) {
		return this.database.sql(SELECT + "where program_id = :program and order_id = any(:orders) order by id")
			.param("program", program.value())
			.param("orders", orders.toArray(UUID[]::new))
			.query(UseStore::view)
			.list();
	}

	Optional<VoucherUseView> find(ProgramId program, UUID voucher, UUID use) {
		return this.database.sql(SELECT + "where program_id = :program and voucher_id = :voucher and id = :use")
			.param("program", program.value())
			.param("voucher", voucher)
			.param("use", use)
			.query(UseStore::view)
			.optional();
	}

	Optional<VoucherUseView> byReference(ProgramId program, UUID voucher, String reference) {
		return this.database
			.sql(SELECT + "where program_id = :program and voucher_id = :voucher and reference = :reference")
			.param("program", program.value())
			.param("voucher", voucher)
			.param("reference", reference)
			.query(UseStore::view)
			.optional();
	}

	/**
	 * How many holds of these codes count at an instant, and until when at the latest.
	 */
	Map<UUID, HeldUses> held(ProgramId program, Collection<UUID> vouchers, Instant now) {
		var held = new HashMap<UUID, HeldUses>();
		this.database.sql("""
				select voucher_id, count(*) as uses, max(held_until) as until
				from voucher_use
				where program_id = :program and voucher_id = any(:vouchers) and state = 'HELD' and held_until > :now
				group by voucher_id
				""")
			.param("program", program.value())
			.param("vouchers", vouchers.toArray(UUID[]::new))
			.param("now", Columns.utc(now))
			.query((row) -> {
				held.put(Columns.uuid(row, "voucher_id"),
						new HeldUses(row.getInt("uses"), Columns.requiredInstant(row, "until")));
			});
		return held;
	}

	/** How often members use these codes at an instant, held or used. */
	Map<MemberUse, Integer> byMembers(ProgramId program, Collection<UUID> vouchers, Collection<MemberId> members,
			Instant now) {
		var uses = new HashMap<MemberUse, Integer>();
		this.database.sql("""
				select voucher_id, member_id, count(*) as uses
				from voucher_use
				where program_id = :program and voucher_id = any(:vouchers) and member_id = any(:members)
					and (state = 'USED' or state = 'HELD' and held_until > :now)
				group by voucher_id, member_id
				""")
			.param("program", program.value())
			.param("vouchers", vouchers.toArray(UUID[]::new))
			.param("members", members.stream().map(MemberId::value).toArray(UUID[]::new))
			.param("now", Columns.utc(now))
			.query((row) -> {
				uses.put(new MemberUse(Columns.uuid(row, "voucher_id"), new MemberId(Columns.uuid(row, "member_id"))),
						row.getInt("uses"));
			});
		return uses;
	}

	/** Keeps others from using these codes for these members, in one order for all. */
	void lock(Collection<MemberUse> uses) {
		this.database.sql("""
				select pg_advisory_xact_lock(k) is null from (select hashtextextended(n, 0) as k from unnest(:names) n
				order by k offset 0) keys
				""")
			.param("names", uses.stream().map((use) -> use.voucher() + "/" + use.member()).toArray(String[]::new))
			.query(Boolean.class)
			.list();
	}

	/** Makes holds last longer. */
	void extend(ProgramId program, Collection<UUID> uses, Instant until) {
		this.database.sql("update voucher_use set held_until = :until where program_id = :program and id = any(:uses)")
			.param("until", Columns.utc(until))
			.param("program", program.value())
			.param("uses", uses.toArray(UUID[]::new))
			.update();
	}

	/** Ends what is held of holds, unless it is used by now. */
	int release(ProgramId program, Collection<UUID> holds, Instant now) {
		return this.database
			.sql("""
					update voucher_use
					set state = case when held_until > :now then 'RELEASED' else 'LAPSED' end, ended_at = least(held_until, :now)
					where program_id = :program and hold_id = any(:holds) and state = 'HELD'
					""")
			.param("now", Columns.utc(now))
			.param("program", program.value())
			.param("holds", holds.toArray(UUID[]::new))
			.update();
	}

	/** Uses become those of orders. */
	void use(ProgramId program, Collection<OrderUse> uses, Instant now) {
		this.database
			.sql("""
					update voucher_use u
					set state = 'USED', used_at = :now, ended_at = null, order_id = n.order_id, member_id = coalesce(u.member_id, n.member_id)
					from jsonb_to_recordset(cast(:rows as jsonb)) n (use_id uuid, order_id uuid, member_id uuid)
					where u.program_id = :program and u.id = n.use_id
					""")
			.param("now", Columns.utc(now))
			.param("rows", this.json.writeValueAsString(uses))
			.param("program", program.value())
			.update();
	}

	/** Gives back uses that count; answers which. */
	List<UUID> giveBack(ProgramId program, Collection<UUID> uses, Instant now) {
		return this.database.sql("""
				update voucher_use set state = 'GIVEN_BACK', ended_at = :now
				where program_id = :program and id = any(:uses) and state = 'USED'
				returning voucher_id
				""")
			.param("now", Columns.utc(now))
			.param("program", program.value())
			.param("uses", uses.toArray(UUID[]::new))
			.query((row, number) -> Columns.uuid(row, "voucher_id"))
			.list();
	}

	/** Changes how often limited codes have been used. */
	void count(ProgramId program, Map<UUID, Integer> changes) {
		if (!changes.isEmpty()) {
			this.database.sql("""
					update voucher v
					set used = v.used + n.change, max_uses = coalesce((
						select b.max_uses from voucher_batch b
						where b.program_id = v.program_id and b.id = v.batch_id), v.max_uses)
					from unnest(:vouchers, :changes) n (id, change)
					where v.program_id = :program and v.id = n.id and v.max_uses is not null
					""")
				.param("vouchers", changes.keySet().toArray(UUID[]::new))
				.param("changes", changes.values().toArray(Integer[]::new))
				.param("program", program.value())
				.update();
		}
	}

	static VoucherUseView view(ResultSet row, int number) throws SQLException {
		var amount = row.getObject("amount", Long.class);
		return new VoucherUseView(Columns.uuid(row, "id"), Columns.uuid(row, "voucher_id"),
				Columns.member(row, "member_id"), VoucherUseState.valueOf(row.getString("state")),
				row.getObject("hold_id", UUID.class), Columns.instant(row, "held_until"),
				row.getObject("order_id", UUID.class), row.getString("reference"),
				(amount != null) ? Money.ofMinor(amount) : null, Columns.requiredInstant(row, "began_at"),
				Columns.instant(row, "used_at"), Columns.instant(row, "ended_at"), row.getString("actor"));
	}

	/** Holds of a code that count. */
	record HeldUses(int uses, Instant until) {

		static final HeldUses NONE = new HeldUses(0, Instant.MIN);

	}

	/** A code in the hands of a member. */
	record MemberUse(UUID voucher, MemberId member) {
	}

	/** A held use that an order makes its own. */
	record OrderUse(UUID useId, UUID orderId, @Nullable MemberId memberId) {
	}

	/** A use as it is inserted. */
	record UseRow(UUID id, UUID voucherId, @Nullable MemberId memberId, VoucherUseState state, @Nullable UUID holdId,
			@Nullable Instant heldUntil, @Nullable String reference, @Nullable Money amount, Instant beganAt,
			@Nullable Instant usedAt, String actor) {
	}

}

package se.stamkund.voucher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.CursorPage;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.database.Columns;
import se.stamkund.shared.ProgramId;

/** Lists of codes and of their uses. */
@Service
public class VoucherQueries {

	private static final int CHUNK = 500;

	private final JdbcClient database;

	private final VoucherStore store;

	private final BatchStore batches;

	private final ProgramClock clock;

	VoucherQueries(JdbcClient database, VoucherStore store, BatchStore batches, ProgramClock clock) {
		this.database = database;
		this.store = store;
		this.batches = batches;
		this.clock = clock;
	}

	/** Codes, the newest first. */
	@Transactional(readOnly = true)
	public CursorPage<VoucherView> list(ProgramId program, VoucherFilter filter, PageQuery page) {
		var where = where(program, filter);
		if (page.after() != null) {
			where.add("v.id < :after", "after", page.after().uuid(0));
		}
		var rows = this.database.sql(VoucherStore.SELECT + where.sql() + " order by v.id desc limit :limit")
			.params(where.params())
			.param("limit", page.fetchSize())
			.query(this.store::view)
			.list();
		return CursorPage.of(rows, page, (voucher) -> Cursor.of(voucher.id()));
	}

	/** Hands over all of them, some at a time, however many they are. */
	@Transactional(readOnly = true)
	public void export(ProgramId program, VoucherFilter filter, Consumer<List<VoucherView>> chunk) {
		var where = where(program, filter);
		try (var rows = this.database.sql(VoucherStore.SELECT + where.sql() + " order by v.id")
			.withFetchSize(CHUNK)
			.params(where.params())
			.query(this.store::view)
			.stream()) {
			var iterator = rows.iterator();
			while (iterator.hasNext()) {
				var next = new ArrayList<VoucherView>(CHUNK);
				while (iterator.hasNext() && next.size() < CHUNK) {
					next.add(iterator.next());
				}
				chunk.accept(next);
			}
		}
	}

	private VoucherConditions where(ProgramId program, VoucherFilter filter) {
		var state = (filter.batch() != null && filter.state() != null) ? this.batches.codes(program, filter.batch())
				: null;
		return new VoucherConditions(program, filter, state, this.clock.now(program));
	}

	/** The uses of a code, the newest first. */
	@Transactional(readOnly = true)
	public CursorPage<VoucherUseView> uses(ProgramId program, UUID voucher, PageQuery page) {
		var after = page.after();
		var now = this.clock.now(program);
		var rows = this.database.sql(UseStore.SELECT + """
				where program_id = :program and voucher_id = :voucher and (cast(:after as uuid) is null or id < :after)
				order by id desc limit :limit
				""")
			.param("program", program.value())
			.param("voucher", voucher)
			.param("after", (after != null) ? after.uuid(0) : null)
			.param("limit", page.fetchSize())
			.query(UseStore::view)
			.list();
		return CursorPage.of(rows, page, (use) -> Cursor.of(use.id())).map((use) -> use.at(now));
	}

	/**
	 * How often each of these codes is used and not given back, counted up to a limit.
	 */
	@Transactional(readOnly = true)
	public Map<UUID, Integer> counts(ProgramId program, List<VoucherView> vouchers, int limit) {
		var counts = new HashMap<UUID, Integer>();
		vouchers.forEach((voucher) -> counts.put(voucher.id(), voucher.used()));
		var uncounted = vouchers.stream()
			.filter((voucher) -> voucher.rules().maxUses() == null)
			.map(VoucherView::id)
			.toArray(UUID[]::new);
		if (uncounted.length > 0) {
			this.database
				.sql("""
						select n.id, (select count(*) from (
							select 1 from voucher_use u
							where u.program_id = :program and u.voucher_id = n.id and u.state = 'USED' limit :limit) used) as uses
						from unnest(:vouchers) n (id)
						""")
				.param("program", program.value())
				.param("vouchers", uncounted)
				.param("limit", limit)
				.query((row) -> {
					counts.put(Columns.uuid(row, "id"), row.getInt("uses"));
				});
		}
		return counts;
	}

}

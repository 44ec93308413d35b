package se.stamkund.dataload;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import se.stamkund.ledger.LotFates;
import se.stamkund.platform.ProgramClock;
import se.stamkund.purchase.Orders;

/** Takes back orders by cancelling them, as if they had never been recorded. */
@Component
class UndoOrders implements UndoWork {

	private final Orders orders;

	private final LotFates fates;

	private final ProgramClock clock;

	private final JdbcClient database;

	UndoOrders(Orders orders, LotFates fates, ProgramClock clock, JdbcClient database) {
		this.orders = orders;
		this.fates = fates;
		this.clock = clock;
		this.database = database;
	}

	@Override
	public boolean does(ImportKind kind) {
		return kind == ImportKind.ORDERS;
	}

	@Override
	public void takeBack(ImportView view, List<ImportOutcomes.Made> made, Tally tally) {
		var ids = made.stream()
			.filter((each) -> each.kind() == UnitResult.Kind.DONE)
			.map(ImportOutcomes.Made::subject)
			.filter(Objects::nonNull)
			.toList();
		if (!ids.isEmpty()) {
			this.fates.of(view.program(), ids, this.clock.now(view.program()))
				.forEach((fate) -> tally.add(Tally.EXPIRED, fate.expired()));
			this.orders.withdraw(view.program(), ids, view.undoPolicy(), view.actor());
			count(view, ids, tally);
			tally.add(Tally.ORDERS, ids.size());
		}
	}

	/** What the cancellations took, and from where. */
	private void count(ImportView view, List<UUID> ids, Tally tally) {
		this.database
			.sql("""
					select coalesce(sum(e.points) filter (where e.from_account not in ('MEMBER_DEBT', 'UNCOLLECTED')), 0) as taken,
						coalesce(sum(e.points) filter (where e.from_account = 'MEMBER_DEBT'), 0) as debt,
						coalesce(sum(e.points) filter (where e.from_account = 'UNCOLLECTED'), 0) as forgiven,
						coalesce(sum(e.points) filter (where e.from_account = 'UNCOLLECTED' and m.status = 'ERASED'), 0) as erased
					from refund r
					join ledger_entry e on e.program_id = r.program_id and e.reference_id = r.id and e.kind = 'TAKE_BACK'
					join member m on m.program_id = e.program_id and m.id = e.member_id
					where r.program_id = :program and r.purchase_order_id = any(:ids) and r.kind = 'CANCELLATION'
					""")
			.param("program", view.program().value())
			.param("ids", ids.toArray(UUID[]::new))
			.query((row) -> {
				tally.add(Tally.TAKEN, row.getLong("taken"));
				tally.add(Tally.DEBT, row.getLong("debt"));
				tally.add(Tally.FORGIVEN, row.getLong("forgiven"));
				tally.add(Tally.FORGIVEN_ERASED, row.getLong("erased"));
			});
	}

}

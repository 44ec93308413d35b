package se.stamkund.dataload;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.ledger.Ledger;
import se.stamkund.ledger.Posting;
import se.stamkund.ledger.Reference;
import se.stamkund.ledger.Uncollectable;
import se.stamkund.member.MemberErasure;
import se.stamkund.platform.ProgramClock;
import se.stamkund.points.RefundPolicy;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.product.ProductCatalogue;
import se.stamkund.product.PutProduct;
import se.stamkund.product.Products;
import se.stamkund.purchase.Orders;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.Points;

/**
 * Takes an import back, batch by batch: points by entries that reverse theirs, orders by
 * cancelling them, and at last the members that it made and who have done nothing since.
 */
@Component
class ImportUndo {

	private static final int BATCH = 100;

	private final ImportStore store;

	private final ImportOutcomes outcomes;

	private final ImportUndoQueries queries;

	private final MovedInStore movedIn;

	private final Ledger ledger;

	private final Orders orders;

	private final ProductsWork productsWork;

	private final ProductCatalogue catalogue;

	private final Products products;

	private final Stores stores;

	private final MemberErasure erasure;

	private final ProgramClock programClock;

	private final TransactionTemplate transactions;

	private final Clock clock;

	private final JdbcClient database;

	ImportUndo(ImportStore store, ImportOutcomes outcomes, ImportUndoQueries queries, MovedInStore movedIn,
			Ledger ledger, Orders orders, ProductsWork productsWork, ProductCatalogue catalogue, Products products,
			Stores stores, MemberErasure erasure, ProgramClock programClock, PlatformTransactionManager transactions,
			Clock clock, JdbcClient database) {
		this.store = store;
		this.outcomes = outcomes;
		this.queries = queries;
		this.movedIn = movedIn;
		this.ledger = ledger;
		this.orders = orders;
		this.productsWork = productsWork;
		this.catalogue = catalogue;
		this.products = products;
		this.stores = stores;
		this.erasure = erasure;
		this.programClock = programClock;
		this.transactions = new TransactionTemplate(transactions);
		this.clock = clock;
		this.database = database;
	}

	/** Takes back what is left to be taken back; empty if it was told to stop. */
	Optional<Tally> run(ImportView view, UUID lease, BooleanSupplier stop) {
		var tally = view.tally().copy();
		int done = view.done();
		if (done == 0) {
			tally = step(view, lease, tally, 0, (counted) -> counted.add(Tally.MEMBERS_STAY, this.queries.keep(view)));
		}
		for (var made = this.outcomes.made(view, BATCH); !made.isEmpty(); made = this.outcomes.made(view, BATCH)) {
			if (stop.getAsBoolean()) {
				return Optional.empty();
			}
			var batch = made;
			done += batch.stream().mapToInt(ImportOutcomes.Made::lines).sum();
			tally = step(view, lease, tally, done, (counted) -> takeBack(view, batch, counted));
		}
		for (var people = this.queries.enrolled(view, BATCH); !people.isEmpty(); people = this.queries.enrolled(view,
				BATCH)) {
			for (var member : people) {
				if (stop.getAsBoolean()) {
					return Optional.empty();
				}
				tally = step(view, lease, tally, done, (counted) -> forget(view, member, counted));
			}
		}
		return Optional.of(tally);
	}

	/** What is done in one transaction, with how far it has come. */
	private Tally step(ImportView view, UUID lease, Tally tally, int done, java.util.function.Consumer<Tally> work) {
		var counted = tally.copy();
		this.transactions.executeWithoutResult((status) -> {
			work.accept(counted);
			this.store.progress(view, lease, done, counted, this.clock.instant().plus(ImportRunner.LEASE));
		});
		return counted;
	}

	private void takeBack(ImportView view, List<ImportOutcomes.Made> made, Tally tally) {
		switch (view.kind()) {
			case BALANCES, MEMBERS -> points(view, made, tally);
			case ORDERS -> orders(view, made, tally);
			case PRODUCTS -> products(view, made, tally);
		}
		tally.add(Tally.LINES, made.stream().mapToInt(ImportOutcomes.Made::lines).sum());
		this.outcomes.undo(view, made);
	}

	private static RefundPolicy policy(ImportView view) {
		return Objects.requireNonNullElse(view.policy(), RefundPolicy.CLAMP);
	}

	private void points(ImportView view, List<ImportOutcomes.Made> made, Tally tally) {
		var awards = made.stream().<UUID>mapMulti((each, sink) -> {
			if (each.subject() != null) {
				sink.accept(each.subject());
			}
		}).toList();
		var left = this.queries.left(view.program(), awards);
		var uncollectable = (policy(view) == RefundPolicy.DEBT) ? Uncollectable.DEBT : Uncollectable.CLAMP;
		var postings = new ArrayList<Posting>();
		for (var each : made) {
			var award = each.subject();
			long points = (award != null) ? left.getOrDefault(award, 0L) : 0;
			if (award != null && points > 0 && each.member() != null) {
				postings
					.add(new Posting.TakeBack(each.member(), Points.of(points), new Reference(OpeningLot.AWARD, award),
							uncollectable, new Reference(OpeningLot.REFERENCE, view.id()), view.actor()));
			}
		}
		var now = this.programClock.now(view.program());
		this.ledger.post(view.program(), now, postings).forEach((posted) -> {
			tally.add(Tally.TAKEN, posted.points().value());
			tally.add(Tally.MISSING, posted.missing().value());
		});
		this.movedIn.forget(view.program(), view.id(),
				made.stream().map(ImportOutcomes.Made::member).filter(Objects::nonNull).toList());
	}

	private void orders(ImportView view, List<ImportOutcomes.Made> made, Tally tally) {
		var ids = made.stream()
			.filter((each) -> each.kind() == UnitResult.Kind.DONE)
			.map(ImportOutcomes.Made::subject)
			.filter(Objects::nonNull)
			.toList();
		if (!ids.isEmpty()) {
			this.orders.withdraw(view.program(), ids, policy(view), view.actor());
			this.database
				.sql("""
						select coalesce(sum(points_taken), 0) as taken, coalesce(sum(points_uncollected), 0) as missing from refund
						where program_id = :program and purchase_order_id = any(:ids) and kind = 'CANCELLATION'
						""")
				.param("program", view.program().value())
				.param("ids", ids.toArray(UUID[]::new))
				.query((row) -> {
					tally.add(Tally.TAKEN, row.getLong("taken"));
					tally.add(Tally.MISSING, row.getLong("missing"));
				});
			tally.add(Tally.ORDERS, ids.size());
		}
	}

	private void products(ImportView view, List<ImportOutcomes.Made> made, Tally tally) {
		var codes = new HashMap<UUID, String>();
		this.stores.list(view.program()).forEach((StoreView store) -> codes.put(store.id(), store.code()));
		var archived = new ArrayList<UUID>();
		var before = new ArrayList<PutProduct>();
		Map<UUID, Boolean> seen = new HashMap<>();
		for (var each : made) {
			if (each.subject() == null || seen.put(each.subject(), true) != null) {
				continue;
			}
			var was = (each.before() != null) ? this.productsWork.before(each.before()) : null;
			if (was != null) {
				var product = this.products.get(view.program(), each.subject());
				before.add(new PutProduct(codes.getOrDefault(product.store(), ""), product.sku(), was.name(),
						was.brand(), was.categories(), (was.price() != null) ? Money.ofMinor(was.price()) : null));
			}
			if (was == null || was.archived()) {
				archived.add(each.subject());
			}
		}
		this.catalogue.put(view.program(), before);
		this.catalogue.archiveAll(view.program(), archived);
		tally.add(Tally.PRODUCTS_CHANGED, before.size());
		tally.add(Tally.PRODUCTS_NEW, archived.size());
	}

	private void forget(ImportView view, MemberId member, Tally tally) {
		this.queries.forgotten(view, member);
		try {
			this.erasure.erase(view.program(), member, view.actor());
			tally.add(Tally.MEMBERS_GONE, 1);
		}
		catch (NotFoundException ex) {
			// merged or erased by herself meanwhile
		}
	}

}

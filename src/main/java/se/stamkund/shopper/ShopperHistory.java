package se.stamkund.shopper;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.ledger.LedgerHistory;
import se.stamkund.ledger.LotView;
import se.stamkund.ledger.Lots;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.points.AwardView;
import se.stamkund.points.Awards;
import se.stamkund.points.Explanation;
import se.stamkund.program.Programs;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.purchase.OrderQueries;
import se.stamkund.purchase.OrderRow;

/** Tells a shopper what has happened to her points, latest first. */
@Service
public class ShopperHistory {

	private static final int SHOWN = 20;

	private static final int READ_AT_ONCE = 100;

	/** A rare kind is looked for among so many entries before a page is left short. */
	private static final int MOST_READS = 10;

	private final Programs programs;

	private final ProgramClock clock;

	private final LedgerHistory ledger;

	private final Lots lots;

	private final OrderQueries orders;

	private final Awards awards;

	private final Stores stores;

	ShopperHistory(Programs programs, ProgramClock clock, LedgerHistory ledger, Lots lots, OrderQueries orders,
			Awards awards, Stores stores) {
		this.programs = programs;
		this.clock = clock;
		this.ledger = ledger;
		this.lots = lots;
		this.orders = orders;
		this.awards = awards;
		this.stores = stores;
	}

	/**
	 * A page of it.
	 * @param before where the page before this one ended; null for the latest
	 */
	@Transactional(readOnly = true)
	public Page page(ShopperCaller shopper, HistoryFilter filter, @Nullable Long before) {
		var now = this.clock.now(shopper.program());
		var found = new ArrayList<HistoryItem>();
		var from = before;
		for (int reads = 0; reads < MOST_READS && found.size() < SHOWN; reads++) {
			var items = read(shopper, from, now);
			items.stream().filter((item) -> item.points() != 0 && filter.has(item)).forEach(found::add);
			from = items.isEmpty() ? null : Long.valueOf(items.getLast().number());
			if (from == null || from <= 1) {
				from = null;
				break;
			}
		}
		if (found.size() > SHOWN) {
			found.subList(SHOWN, found.size()).clear();
			from = found.getLast().number();
		}
		var zone = this.programs.get(shopper.program()).zone();
		return new Page(byMonth(told(shopper, found, now), zone), from, now);
	}

	/** Whole postings only: one that may go on beyond what was read is left for later. */
	private List<HistoryItem> read(ShopperCaller shopper, @Nullable Long before, Instant now) {
		var entries = this.ledger.page(shopper.program(), shopper.member(), before, READ_AT_ONCE, now);
		var items = new ArrayList<HistoryItem>();
		for (var entry : entries) {
			var item = HistoryItem.of(entry);
			if (items.isEmpty()) {
				items.add(item);
			}
			else {
				items.addAll(items.removeLast().join(item));
			}
		}
		if (entries.size() == READ_AT_ONCE && items.size() > 1) {
			items.removeLast();
		}
		return items;
	}

	private List<Told> told(ShopperCaller shopper, List<HistoryItem> items, Instant now) {
		var ids = items.stream().filter(HistoryItem::isOrder).map((item) -> item.reference().id()).distinct().toList();
		var orders = this.orders.rows(shopper.program(), ids)
			.stream()
			.collect(Collectors.toMap(OrderRow::id, Function.identity()));
		var awards = this.awards.of(shopper.program(), ids);
		var stores = this.stores.list(shopper.program())
			.stream()
			.collect(Collectors.toMap(StoreView::id, StoreView::name));
		var lots = this.lots.open(shopper.program(), shopper.member(), now)
			.stream()
			.collect(Collectors.toMap(LotView::id, Function.identity()));
		return items.stream().map((item) -> tell(item, orders, awards, stores, lots, now)).toList();
	}

	private static Told tell(HistoryItem item, Map<UUID, OrderRow> orders, Map<UUID, AwardView> awards,
			Map<UUID, String> stores, Map<UUID, LotView> lots, Instant now) {
		var order = orders.get(item.reference().id());
		var award = (item.kind() == HistoryKind.EARNED) ? awards.get(item.reference().id()) : null;
		var lot = (item.lot() != null) ? lots.get(item.lot()) : null;
		var usable = (lot != null) ? lot.activeFrom() : null;
		return new Told(item, (order != null) ? order.orderId() : null,
				(order != null) ? stores.get(order.store()) : null, (award != null) ? award.why().forMember() : null,
				(usable != null && usable.isAfter(now)) ? usable : null);
	}

	private static Map<YearMonth, List<Told>> byMonth(List<Told> told, ZoneId zone) {
		return told.stream()
			.collect(Collectors.groupingBy((one) -> YearMonth.from(one.item().at().atZone(zone)), LinkedHashMap::new,
					Collectors.toList()));
	}

	/**
	 * A page.
	 *
	 * @param older where the next page begins; null on the last
	 */
	public record Page(Map<YearMonth, List<Told>> months, @Nullable Long older, Instant now) {

		public boolean isEmpty() {
			return this.months.isEmpty();
		}

	}

	/**
	 * An item with what is known about it.
	 *
	 * @param order the store's own number of the order it was for
	 * @param store the name of that store
	 * @param why how an award came about
	 * @param usableFrom when its points can be used, if not yet
	 */
	public record Told(HistoryItem item, @Nullable String order, @Nullable String store, @Nullable Explanation why,
			@Nullable Instant usableFrom) {
	}

}

package se.stamkund.shopper;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.ledger.LedgerHistory;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.program.Programs;

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

	private final HistoryTeller teller;

	ShopperHistory(Programs programs, ProgramClock clock, LedgerHistory ledger, HistoryTeller teller) {
		this.programs = programs;
		this.clock = clock;
		this.ledger = ledger;
		this.teller = teller;
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
		return new Page(byMonth(this.teller.tell(shopper, found, now), zone), from, now);
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

	private static Map<YearMonth, List<HistoryTold>> byMonth(List<HistoryTold> told, ZoneId zone) {
		return told.stream()
			.collect(Collectors.groupingBy((one) -> YearMonth.from(one.at().atZone(zone)), LinkedHashMap::new,
					Collectors.toList()));
	}

	/**
	 * A page.
	 *
	 * @param older where the next page begins; null on the last
	 */
	public record Page(Map<YearMonth, List<HistoryTold>> months, @Nullable Long older, Instant now) {

		public boolean isEmpty() {
			return this.months.isEmpty();
		}

	}

}

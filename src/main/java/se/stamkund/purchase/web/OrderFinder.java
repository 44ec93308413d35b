package se.stamkund.purchase.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberFilter;
import se.stamkund.member.MemberKey;
import se.stamkund.member.MemberRow;
import se.stamkund.member.MemberSearch;
import se.stamkund.member.MemberSummary;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.Cursor;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.program.StoreView;
import se.stamkund.program.Stores;
import se.stamkund.purchase.OrderFilter;
import se.stamkund.purchase.OrderQueries;
import se.stamkund.purchase.OrderRow;
import se.stamkund.purchase.web.OrdersQuery.Chip;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Finds what the list of orders shows. */
@Component
class OrderFinder {

	/** Beyond this nobody counts. */
	static final int MOST = 10_000;

	private static final int PAGE = 25;

	private static final int NAMESAKES = 100;

	private static final Duration RECENT = Duration.ofDays(30);

	private final OrderQueries queries;

	private final MemberDirectory members;

	private final MemberSearch search;

	private final Stores stores;

	private final ProgramClock clock;

	OrderFinder(OrderQueries queries, MemberDirectory members, MemberSearch search, Stores stores, ProgramClock clock) {
		this.queries = queries;
		this.members = members;
		this.search = search;
		this.stores = stores;
		this.clock = clock;
	}

	/** A page of the list. */
	Found find(ProgramId program, OrdersQuery query) {
		var filter = filter(program, query);
		var back = query.before() != null;
		var cursor = back ? query.before() : query.after();
		var page = this.queries.list(program, back ? filter.reversed() : filter,
				new PageQuery(PAGE, (cursor != null) ? Cursor.decode(cursor) : null));
		var rows = back ? page.data().reversed() : page.data();
		var newer = back ? page.hasMore() : query.after() != null;
		var older = back || page.hasMore();
		return new Found(lines(program, rows), this.queries.count(program, filter, MOST + 1),
				(newer && !rows.isEmpty()) ? query.with("before", cursor(rows.getFirst(), query)) : null,
				(older && !rows.isEmpty()) ? query.with("after", cursor(rows.getLast(), query)) : null);
	}

	/** How many orders each quick choice finds, among all. */
	Map<Chip, Integer> chips(ProgramId program) {
		var counts = new EnumMap<Chip, Integer>(Chip.class);
		for (Chip chip : Chip.values()) {
			var query = new OrdersQuery(null, null, null, chip, null, null, null);
			counts.put(chip, this.queries.count(program, filter(program, query), MOST + 1));
		}
		return counts;
	}

	OrderFilter filter(ProgramId program, OrdersQuery query) {
		var text = query.text();
		var recent = (query.chip() == Chip.RECENT) ? this.clock.now(program).minus(RECENT) : null;
		var kind = switch (query.chip()) {
			case null -> null;
			case RECENT -> null;
			case REFUNDED -> OrderFilter.Kind.REFUNDED;
			case WARNED -> OrderFilter.Kind.WARNED;
			case GUEST -> OrderFilter.Kind.GUEST;
		};
		return new OrderFilter(text, (text != null) ? named(program, text) : Set.of(), store(program, query.store()),
				query.status(), recent, null, kind, query.byTotal() ? OrderFilter.Sort.TOTAL : OrderFilter.Sort.DATE,
				query.descending());
	}

	List<Line> lines(ProgramId program, List<OrderRow> rows) {
		var members = rows.stream().map(OrderRow::member).filter(Objects::nonNull).collect(Collectors.toSet());
		var names = this.members.summaries(program, members);
		var stores = this.stores.list(program).stream().collect(Collectors.toMap(StoreView::id, Function.identity()));
		var lines = new ArrayList<Line>();
		for (OrderRow row : rows) {
			var member = row.member();
			lines.add(new Line(row, Objects.requireNonNull(stores.get(row.store())),
					(member != null) ? names.get(member) : null));
		}
		return lines;
	}

	/**
	 * Members whom the text names: how a name or an address begins; with digits in it,
	 * which may as well be an order's, only a whole phone or member number. Of a name
	 * that many have, the {@value #NAMESAKES} first.
	 */
	private Set<MemberId> named(ProgramId program, String text) {
		if (text.chars().anyMatch(Character::isDigit)) {
			var keys = List.of(new MemberKey.ByEmail(text), new MemberKey.ByPhone(text), new MemberKey.ByNumber(text));
			return Set.copyOf(this.members.resolveAll(program, keys).values());
		}
		var filter = MemberFilter.of(text, null, MemberFilter.Sort.NAME);
		return this.search.page(program, filter, PageQuery.first(NAMESAKES), false)
			.rows()
			.stream()
			.map(MemberRow::id)
			.collect(Collectors.toSet());
	}

	private @Nullable UUID store(ProgramId program, @Nullable String code) {
		return (code == null || code.isBlank()) ? null
				: this.stores.find(program, code).map(StoreView::id).orElse(null);
	}

	private static String cursor(OrderRow row, OrdersQuery query) {
		return Cursor.of(query.byTotal() ? row.total().minor() : row.orderedAt(), row.id()).encode();
	}

	/**
	 * A page.
	 *
	 * @param count of all that were found, at most one more than {@link #MOST}
	 * @param newer the address of the page before, or null
	 * @param older the address of the page after, or null
	 */
	record Found(List<Line> lines, int count, @Nullable String newer, @Nullable String older) {

	}

	/** An order with its store and its member. */
	record Line(OrderRow order, StoreView store, @Nullable MemberSummary member) {

		/** What the order gave and refunds have not taken. */
		public long points() {
			return this.order.points().value();
		}

	}

}

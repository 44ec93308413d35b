package se.stamkund.dataload;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.math.BigDecimal;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Looks up what could be given back, for a batch at a time. */
@Repository
class ReturnLookup {

	private static final String FOUND = """
			select k.n, o.id, l.line_id, o.ordered_at, l.quantity - l.refunded_quantity as left_over
			from unnest(:numbers::int[], :stores::uuid[], :members::uuid[], :externals::text[], :emails::text[],
				:skus::text[]) k (n, store_id, member_id, external_id, email, sku)
			join purchase_order o on o.program_id = :program and o.store_id = k.store_id and %s
			join order_line l on l.purchase_order_id = o.id and l.program_id = o.program_id and l.sku = k.sku
			where o.status in ('PAID', 'DELIVERED') and l.quantity > l.refunded_quantity
			""";

	private final JdbcClient database;

	private final MemberDirectory members;

	ReturnLookup(JdbcClient database, MemberDirectory members) {
		this.database = database;
		this.members = members;
	}

	/**
	 * An order that is named.
	 *
	 * @param left what has not been given back of it, in minor units
	 * @param lines what is left, by article
	 */
	record Order(UUID id, long left, Map<String, List<ReturnMatch.Candidate>> lines) {
	}

	/** Those of the refunds, by store and id, that are there already. */
	Set<String> known(ProgramId program, Map<String, UUID> stores, Collection<ReturnUnit> returns) {
		return new HashSet<>(this.database.sql("""
				select r.store_id || '/' || r.refund_id
				from unnest(:stores::uuid[], :ids::text[]) k (store_id, refund_id)
				join refund r on r.program_id = :program and r.store_id = k.store_id and r.refund_id = k.refund_id
				""")
			.param("program", program.value())
			.param("stores", returns.stream().map((back) -> stores.get(back.store())).toArray(UUID[]::new))
			.param("ids", returns.stream().map(ReturnUnit::refundId).toArray(String[]::new))
			.query(String.class)
			.list());
	}

	/** The orders that are named, by store and number. */
	Map<String, Order> orders(ProgramId program, Map<String, UUID> stores, Collection<ReturnUnit> returns) {
		var names = new HashMap<String, ReturnUnit>();
		returns.forEach((back) -> {
			var name = name(back);
			if (name != null) {
				names.put(back.store() + "/" + name, back);
			}
		});
		var orders = new HashMap<String, Order>();
		this.database.sql("""
				select k.name, o.id, o.total - o.refunded as left_over, l.line_id, l.sku, o.ordered_at,
					l.quantity - l.refunded_quantity as quantity
				from unnest(:names::text[], :stores::uuid[], :ids::text[]) k (name, store_id, order_id)
				join purchase_order o on o.program_id = :program and o.store_id = k.store_id and o.order_id = k.order_id
				join order_line l on l.purchase_order_id = o.id and l.program_id = o.program_id
				order by o.id, l.position
				""")
			.param("program", program.value())
			.param("names", names.keySet().toArray(String[]::new))
			.param("stores", names.values().stream().map((back) -> stores.get(back.store())).toArray(UUID[]::new))
			.param("ids", names.values().stream().map(ReturnLookup::name).toArray(String[]::new))
			.query((row) -> {
				var order = orders.computeIfAbsent(row.getString("name"), (any) -> {
					try {
						return new Order(row.getObject("id", UUID.class), row.getLong("left_over"), new HashMap<>());
					}
					catch (java.sql.SQLException ex) {
						throw new IllegalStateException(ex);
					}
				});
				order.lines()
					.computeIfAbsent(Objects.toString(row.getString("sku"), ""), (any) -> new ArrayList<>())
					.add(new ReturnMatch.Candidate(order.id(), row.getString("line_id"),
							row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
							row.getBigDecimal("quantity")));
			});
		return orders;
	}

	static @Nullable String name(ReturnUnit back) {
		return (back.named() != null) ? back.named() : back.number();
	}

	/** For each return, the lines that its customer has bought of its article. */
	Map<Integer, List<ReturnMatch.Candidate>> candidates(ProgramId program, Map<String, UUID> stores,
			List<ReturnUnit> returns) {
		var keys = returns.stream()
			.flatMap((back) -> OrderUnit.keys(back.customer(), back.store()).stream())
			.collect(Collectors.toSet());
		var found = keys.isEmpty() ? Map.<MemberKey, MemberId>of() : this.members.resolveTrusted(program, keys);
		var candidates = new HashMap<Integer, List<ReturnMatch.Candidate>>();
		for (var by : List.of("o.member_id = k.member_id",
				"o.member_id is null and o.customer_external_id = k.external_id",
				"o.member_id is null and o.customer_email = k.email")) {
			this.database.sql(FOUND.formatted(by))
				.param("program", program.value())
				.param("numbers", returns.stream().map((back) -> back.unit().first().number()).toArray(Integer[]::new))
				.param("stores", returns.stream().map((back) -> stores.get(back.store())).toArray(UUID[]::new))
				.param("members", returns.stream().map((back) -> member(back, found)).toArray(UUID[]::new))
				.param("externals", returns.stream().map((back) -> back.customer().externalId()).toArray(String[]::new))
				.param("emails", returns.stream()
					.map((back) -> (back.customer().email() != null) ? LineKeys.folded(back.customer().email()) : null)
					.toArray(String[]::new))
				.param("skus", returns.stream().map(ReturnUnit::sku).toArray(String[]::new))
				.query((row) -> {
					candidates.computeIfAbsent(row.getInt("n"), (any) -> new ArrayList<>())
						.add(new ReturnMatch.Candidate(row.getObject("id", UUID.class), row.getString("line_id"),
								row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
								row.getBigDecimal("left_over")));
				});
		}
		return candidates;
	}

	private static @Nullable UUID member(ReturnUnit back, Map<MemberKey, MemberId> found) {
		return OrderUnit.keys(back.customer(), back.store())
			.stream()
			.map(found::get)
			.filter(Objects::nonNull)
			.map(MemberId::value)
			.findFirst()
			.orElse(null);
	}

	/**
	 * What has been given back in this batch already, so that no line comes back twice.
	 */
	static final class Given {

		private final Map<String, BigDecimal> quantities = new HashMap<>();

		ReturnMatch.Candidate left(ReturnMatch.Candidate line) {
			var given = this.quantities.get(line.order() + "/" + line.line());
			return (given != null) ? line.less(given) : line;
		}

		void give(ReturnMatch.Candidate line, BigDecimal quantity) {
			this.quantities.merge(line.order() + "/" + line.line(), quantity, BigDecimal::add);
		}

	}

}

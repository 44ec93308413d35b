package se.stamkund.insight;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.SequencedMap;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/** Counts sales. */
@Service
public class SalesFigures {

	private static final String SUMS = """
			coalesce(sum(total - refunded), 0) as total,
			coalesce(sum(total - refunded) filter (where member_id is not null), 0) as members,
			count(*) as orders,
			count(member_id) as member_orders
			from purchase_order
			where program_id = :program and ordered_at >= :from and ordered_at < :to
			and status in ('PAID', 'DELIVERED') and not test
			""";

	private final JdbcClient database;

	SalesFigures(JdbcClient database) {
		this.database = database;
	}

	/** What was sold from one instant until another. */
	@Transactional(readOnly = true)
	public Sales between(ProgramId program, Instant from, Instant to) {
		return this.database.sql("select " + SUMS)
			.param("program", program.value())
			.param("from", Times.of(from))
			.param("to", Times.of(to))
			.query((row, number) -> new Sales(Money.ofMinor(row.getLong("total")),
					Money.ofMinor(row.getLong("members")), row.getLong("orders"), row.getLong("member_orders")))
			.single();
	}

	/**
	 * Sales of the calendar months in the programme's zone, first to last, those without
	 * sales included; empty when nothing was sold in any of them.
	 */
	@Transactional(readOnly = true)
	public SequencedMap<YearMonth, Sales> byMonth(ProgramId program, YearMonth first, YearMonth last, ZoneId zone) {
		var months = new TreeMap<YearMonth, Sales>();
		this.database.sql("select to_char(ordered_at at time zone :zone, 'YYYY-MM') as month, " + SUMS + "group by 1")
			.param("zone", zone.getId())
			.param("program", program.value())
			.param("from", Times.of(first.atDay(1).atStartOfDay(zone).toInstant()))
			.param("to", Times.of(last.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant()))
			.query((row) -> {
				months.put(YearMonth.parse(row.getString("month")), new Sales(Money.ofMinor(row.getLong("total")),
						Money.ofMinor(row.getLong("members")), row.getLong("orders"), row.getLong("member_orders")));
			});
		if (!months.isEmpty()) {
			for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
				months.putIfAbsent(month, Sales.NONE);
			}
		}
		return months;
	}

}

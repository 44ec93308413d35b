package se.stamkund.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.ledger.LedgerAccount;
import se.stamkund.platform.ProgramClock;
import se.stamkund.points.BookDays;
import se.stamkund.points.PointsSettingsService;
import se.stamkund.program.ProgramView;
import se.stamkund.program.Programs;
import se.stamkund.shared.Apportion;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/** Counts what a programme owes its members. */
@Service
public class PointsLiability {

	private static final int[] AGES = { 0, 3, 6, 12, 24, 0 };

	private final LedgerDays days;

	private final LotCells lots;

	private final PointsSettingsService settings;

	private final Programs programs;

	private final ProgramClock clock;

	private final JdbcClient database;

	PointsLiability(LedgerDays days, LotCells lots, PointsSettingsService settings, Programs programs,
			ProgramClock clock, JdbcClient database) {
		this.days = days;
		this.lots = lots;
		this.settings = settings;
		this.programs = programs;
		this.clock = clock;
		this.database = database;
	}

	/** All points that members have now. */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public long now(ProgramId program) {
		var zone = this.programs.get(program).zone();
		var now = this.clock.now(program);
		var today = new BookDays(zone).of(now);
		return this.days.until(program, zone, today, today, Unit.DAY, now).stream().mapToLong(Flow::liability).sum();
	}

	/**
	 * The liability at the end of a day in the programme's zone, or now if that is today.
	 * @throws se.stamkund.shared.BusinessRuleException if the day has not come
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public Liability at(ProgramId program, LocalDate day) {
		var view = this.programs.get(program);
		var now = this.clock.now(program);
		var days = new BookDays(view.zone());
		BookDays.require(day, days.of(now));
		var end = days.end(day);
		var at = end.isBefore(now) ? end : now;
		var flows = this.days.until(program, view.zone(), day, day, Unit.DAY, now);
		long entries = flows.stream().mapToLong(Flow::entries).sum();
		var cells = this.lots.at(program, view.zone(), end, at, entries < entriesAfter(program, day));
		return liability(view, day, at, flows, cells);
	}

	private Liability liability(ProgramView program, LocalDate day, Instant at, List<Flow> flows,
			SortedMap<LotCells.Cell, Long> cells) {
		long active = balance(flows, LedgerAccount.MEMBER_ACTIVE);
		long pending = balance(flows, LedgerAccount.MEMBER_PENDING);
		long held = balance(flows, LedgerAccount.MEMBER_HELD);
		var settings = this.settings.at(program.id(), at);
		var worth = settings.worth(active + pending + held, program.currency());
		var terms = new TreeMap<Term, Long>();
		cells.forEach((cell, points) -> terms.merge(cell.term(), points, Long::sum));
		terms.values().removeIf((points) -> points == 0);
		var byTerm = parts(terms.values(), worth);
		var byCell = parts(cells.values(), worth);
		var expiring = new ArrayList<Liability.Expiring>();
		terms
			.forEach((term, points) -> expiring.add(new Liability.Expiring(term, points, byTerm.get(expiring.size()))));
		var lots = new ArrayList<Liability.Lots>();
		cells.forEach((cell, points) -> lots
			.add(new Liability.Lots(cell.earned(), cell.term(), points, byCell.get(lots.size()))));
		return new Liability(day, active, pending, held, -balance(flows, LedgerAccount.MEMBER_DEBT), worth,
				settings.pointValue(), ages(day, cells, worth), List.copyOf(expiring), List.copyOf(lots),
				active + pending + held - cells.values().stream().mapToLong(Long::longValue).sum());
	}

	private static List<Liability.Age> ages(LocalDate day, SortedMap<LotCells.Cell, Long> cells, Money worth) {
		var points = new ArrayList<Long>();
		for (int i = 0; i + 1 < AGES.length; i++) {
			int from = AGES[i];
			int until = (AGES[i + 1] > 0) ? AGES[i + 1] : Integer.MAX_VALUE;
			points.add(cells.entrySet().stream().filter((cell) -> {
				long age = ChronoUnit.MONTHS.between(cell.getKey().earned(), YearMonth.from(day));
				return age < until && (age >= from || from == 0);
			}).mapToLong((cell) -> cell.getValue()).sum());
		}
		var worths = parts(points, worth);
		var ages = new ArrayList<Liability.Age>();
		for (int i = 0; i < points.size(); i++) {
			ages.add(new Liability.Age(AGES[i], AGES[i + 1], points.get(i), worths.get(i)));
		}
		return List.copyOf(ages);
	}

	private static long balance(List<Flow> flows, LedgerAccount account) {
		return flows.stream().mapToLong((flow) -> flow.change(account)).sum();
	}

	/** Divides what all is worth, so that the parts add up; nothing if they can't. */
	private static List<Money> parts(Collection<Long> points, Money worth) {
		var weights = points.stream().mapToLong(Long::longValue).map((weight) -> Math.max(0, weight)).toArray();
		var parts = new ArrayList<Money>();
		for (long part : Apportion.of(worth.minor(), weights)) {
			parts.add(Money.ofMinor(part));
		}
		return parts;
	}

	private long entriesAfter(ProgramId program, LocalDate day) {
		return this.database.sql("select coalesce(sum(entries), 0) from ledger_day where program_id = ? and day > ?")
			.params(program.value(), day)
			.query(Long.class)
			.single();
	}

}

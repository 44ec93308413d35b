package se.stamkund.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.ledger.LedgerAccount;
import se.stamkund.platform.ProgramClock;
import se.stamkund.points.BookDays;
import se.stamkund.program.Programs;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/** Keeps the accountant's journal of a programme's points. */
@Service
public class PointsJournal {

	/** More periods than this are too many for one journal. */
	public static final int MOST_PERIODS = 400;

	private final LedgerDays days;

	private final Programs programs;

	private final ProgramClock clock;

	PointsJournal(LedgerDays days, Programs programs, ProgramClock clock) {
		this.days = days;
		this.programs = programs;
		this.clock = clock;
	}

	/** The day it is in the programme. */
	public LocalDate today(ProgramId program) {
		return new BookDays(this.programs.get(program).zone()).of(this.clock.now(program));
	}

	/**
	 * The periods that the two days are in and those between them; by month, whole months
	 * as far as they have come.
	 * @throws BusinessRuleException if the days are in the wrong order or have not come,
	 * or {@code too_many_periods}
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public Journal of(ProgramId program, LocalDate from, LocalDate to, Unit unit) {
		var now = this.clock.now(program);
		var zone = this.programs.get(program).zone();
		var today = new BookDays(zone).of(now);
		BookDays.require(from, to, today);
		var starts = starts(from, to, unit);
		var first = starts.getFirst();
		var end = unit.next(starts.getLast()).minusDays(1);
		var last = end.isAfter(today) ? today : end;
		var flows = this.days.until(program, zone, first, last, unit, now);
		var byPeriod = flows.stream()
			.filter((flow) -> flow.period() != null)
			.collect(Collectors.groupingBy((flow) -> Objects.requireNonNull(flow.period())));
		var before = flows.stream().filter((flow) -> flow.period() == null).toList();
		long opening = before.stream().mapToLong(Flow::liability).sum();
		var periods = new ArrayList<Journal.Period>();
		long balance = opening;
		for (var start : starts) {
			var period = new Journal.Period(start, balance, Journal.Change.of(byPeriod.getOrDefault(start, List.of())));
			periods.add(period);
			balance = period.closing();
		}
		return new Journal(first, last, unit, opening, List.copyOf(periods), accounts(flows, before));
	}

	private static List<LocalDate> starts(LocalDate from, LocalDate to, Unit unit) {
		var starts = new ArrayList<LocalDate>();
		for (var start = unit.start(from); !start.isAfter(to); start = unit.next(start)) {
			if (starts.size() == MOST_PERIODS) {
				throw new BusinessRuleException("too_many_periods",
						"At most " + MOST_PERIODS + " periods at a time; ask for months, or for less", MOST_PERIODS);
			}
			starts.add(start);
		}
		return starts;
	}

	private static List<Journal.Account> accounts(List<Flow> flows, List<Flow> before) {
		return Stream.of(LedgerAccount.values()).map((account) -> {
			long opening = before.stream().mapToLong((flow) -> flow.change(account)).sum();
			var during = flows.stream().filter((flow) -> flow.period() != null).toList();
			return new Journal.Account(account, opening,
					during.stream().filter((flow) -> flow.to() == account).mapToLong(Flow::points).sum(),
					during.stream().filter((flow) -> flow.from() == account).mapToLong(Flow::points).sum());
		}).filter((line) -> line.opening() != 0 || line.in() != 0 || line.out() != 0).toList();
	}

}

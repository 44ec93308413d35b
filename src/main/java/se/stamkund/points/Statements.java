package se.stamkund.points;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.ledger.LedgerStatements;
import se.stamkund.platform.ProgramClock;
import se.stamkund.program.Programs;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Members' statements of account. */
@Service
public class Statements {

	private static final int READ_AT_ONCE = 500;

	/** The first day anybody can ask for. */
	private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

	private final LedgerStatements ledger;

	private final PointsTeller teller;

	private final Programs programs;

	private final ProgramClock clock;

	Statements(LedgerStatements ledger, PointsTeller teller, Programs programs, ProgramClock clock) {
		this.ledger = ledger;
		this.teller = teller;
		this.programs = programs;
		this.clock = clock;
	}

	/** The day it is in the programme. */
	public LocalDate today(ProgramId program) {
		return LocalDate.ofInstant(this.clock.now(program), this.programs.get(program).zone());
	}

	/**
	 * A page of a statement.
	 * @param from the first day; null for the beginning of the year that {@code to} is in
	 * @param to the last day; null for today
	 * @param after where the page before ended; null for the first
	 * @throws BusinessRuleException {@code dates_reversed} or {@code date_in_future}
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public Statement page(ProgramId program, MemberId member, @Nullable LocalDate from, @Nullable LocalDate to,
			@Nullable Long after, int limit) {
		var today = today(program);
		var last = (to != null) ? to : today;
		var first = (from != null) ? from : last.withDayOfYear(1);
		require(first, last, today);
		var zone = this.programs.get(program).zone();
		var now = this.clock.now(program);
		var end = start(last.plusDays(1), zone);
		var part = this.ledger.part(program, member, start(first, zone), end.isBefore(now) ? end : now,
				(after != null) ? after : 0, limit + 1);
		var entries = part.entries().subList(0, Math.min(limit, part.entries().size()));
		var events = this.teller.tell(program, entries.stream().map(List::of).toList());
		var lines = new ArrayList<StatementLine>();
		var balance = part.before();
		for (int i = 0; i < entries.size(); i++) {
			balance = balance.after(entries.get(i));
			lines.add(new StatementLine(day(events.get(i).at(), zone), events.get(i), balance));
		}
		return new Statement(first, last, part.opening(), part.before(), part.closing(), List.copyOf(lines),
				(part.entries().size() > limit) ? entries.getLast().number() : null);
	}

	/** Every line of it, part by part: the first has the opening, each the closing. */
	public void forEach(ProgramId program, MemberId member, @Nullable LocalDate from, @Nullable LocalDate to,
			Consumer<Statement> use) {
		var part = page(program, member, from, to, null, READ_AT_ONCE);
		use.accept(part);
		while (part.next() != null) {
			part = page(program, member, from, to, part.next(), READ_AT_ONCE);
			use.accept(part);
		}
	}

	private static void require(LocalDate first, LocalDate last, LocalDate today) {
		if (last.isAfter(today) || first.isAfter(today)) {
			throw new BusinessRuleException("date_in_future", "It is only " + today + " there; ask for a day until then",
					today);
		}
		if (first.isAfter(last)) {
			throw new BusinessRuleException("dates_reversed", "The first day must not be after the last");
		}
		if (first.isBefore(EARLIEST)) {
			throw new BusinessRuleException("date_too_early", "Nothing happened before " + EARLIEST, EARLIEST);
		}
	}

	private static Instant start(LocalDate day, ZoneId zone) {
		return day.atStartOfDay(zone).toInstant();
	}

	private static LocalDate day(Instant instant, ZoneId zone) {
		return LocalDate.ofInstant(instant.minusNanos(1000), zone);
	}

}

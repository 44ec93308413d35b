package se.stamkund.points;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.ledger.Entry;
import se.stamkund.ledger.Holdings;
import se.stamkund.ledger.LedgerStatements;
import se.stamkund.platform.ProgramClock;
import se.stamkund.program.Programs;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** Members' statements of account. */
@Service
public class Statements {

	private static final int READ_AT_ONCE = 500;

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

	/**
	 * A page of a statement.
	 * @throws se.stamkund.shared.BusinessRuleException if the days are in the wrong order
	 * or have not come
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public Statement page(ProgramId program, MemberId member, StatementQuery query, int limit) {
		var today = new BookDays(this.programs.get(program).zone()).of(this.clock.now(program));
		var last = Objects.requireNonNullElse(query.to(), today);
		var first = (query.from() != null) ? query.from() : last.withDayOfYear(1);
		BookDays.require(first, last, today);
		var days = new BookDays(this.programs.get(program).zone());
		var now = this.clock.now(program);
		var end = days.end(last);
		var part = this.ledger.part(program, member, days.end(first.minusDays(1)), end.isAfter(now) ? null : end, now,
				Objects.requireNonNullElse(query.after(), 0L), limit + 1);
		var entries = part.entries().subList(0, Math.min(limit, part.entries().size()));
		var events = this.teller.tell(program, entries.stream().map(List::of).toList());
		var lines = lines(days, part.before(), entries, events);
		return new Statement(first, last, part.opening(), part.before(), part.closing(), lines,
				(part.entries().size() > limit) ? entries.getLast().number() : null);
	}

	/** By the days they belong to; those of a day in the order of their numbers. */
	private static List<StatementLine> lines(BookDays days, Holdings before, List<Entry> entries,
			List<PointsEvent> events) {
		var lines = new ArrayList<StatementLine>();
		var balance = before;
		for (int i : IntStream.range(0, entries.size())
			.boxed()
			.sorted(Comparator.comparing((i) -> days.of(events.get(i))))
			.toList()) {
			balance = balance.after(entries.get(i));
			lines.add(new StatementLine(days.of(events.get(i)), events.get(i), balance));
		}
		return List.copyOf(lines);
	}

	/**
	 * Every line of it, part by part, as it is at one moment; each part has the opening
	 * and the closing of the whole.
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public void forEach(ProgramId program, MemberId member, StatementQuery query, Consumer<Statement> use) {
		var part = page(program, member, query, READ_AT_ONCE);
		use.accept(part);
		for (var next = part.next(); next != null; next = part.next()) {
			part = page(program, member, query.after(next), READ_AT_ONCE);
			use.accept(part);
		}
	}

}

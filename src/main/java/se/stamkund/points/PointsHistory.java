package se.stamkund.points;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.ledger.Entry;
import se.stamkund.ledger.LedgerHistory;
import se.stamkund.platform.ProgramClock;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/** What happened to a member's points, with the why of each. */
@Service
public class PointsHistory {

	private static final int READ_AT_ONCE = 100;

	/** A rare kind is looked for among so many entries before a page is left short. */
	private static final int MOST_READS = 10;

	private final LedgerHistory ledger;

	private final PointsTeller teller;

	private final ProgramClock clock;

	PointsHistory(LedgerHistory ledger, PointsTeller teller, ProgramClock clock) {
		this.ledger = ledger;
		this.teller = teller;
		this.clock = clock;
	}

	/**
	 * A page of it, the latest first.
	 * @param before where the page before ended; {@code null} for the first
	 */
	@Transactional(readOnly = true)
	public Page page(ProgramId program, MemberId member, PointsEvent.Filter filter, @Nullable Long before, int limit) {
		var now = this.clock.now(program);
		var found = new ArrayList<List<Entry>>();
		var from = before;
		var more = true;
		for (int reads = 0; more && reads < MOST_READS && found.size() <= limit; reads++) {
			var entries = this.ledger.page(program, member, from, READ_AT_ONCE, now);
			more = entries.size() == READ_AT_ONCE;
			var groups = grouped(entries);
			if (more && groups.size() > 1) {
				groups.removeLast();
			}
			groups.stream().filter((group) -> filter.has(group.getFirst().kind())).forEach(found::add);
			from = groups.isEmpty() ? from : Long.valueOf(groups.getLast().getLast().number());
		}
		var shown = found.subList(0, Math.min(limit, found.size()));
		var next = (found.size() > limit) ? Long.valueOf(shown.getLast().getLast().number()) : more ? from : null;
		return new Page(this.teller.tell(program, shown), next);
	}

	/** Entries of one posting are one event. */
	private static List<List<Entry>> grouped(List<Entry> entries) {
		var groups = new ArrayList<List<Entry>>();
		for (var entry : entries) {
			var last = groups.isEmpty() ? null : groups.getLast().getLast();
			if (last != null && last.transaction().equals(entry.transaction())
					&& last.reference().equals(entry.reference()) && last.kind() == entry.kind()) {
				groups.getLast().add(entry);
			}
			else {
				groups.add(new ArrayList<>(List.of(entry)));
			}
		}
		return groups;
	}

	/**
	 * A page of events.
	 *
	 * @param next where the next page begins; {@code null} if there is none
	 */
	public record Page(List<PointsEvent> events, @Nullable Long next) {
	}

}

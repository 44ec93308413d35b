package se.stamkund.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.ledger.Entry;
import se.stamkund.ledger.EntryKind;
import se.stamkund.ledger.LedgerAccount;
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

	private final AwardRepository awards;

	private final PointsReasons reasons;

	private final ProgramClock clock;

	PointsHistory(LedgerHistory ledger, AwardRepository awards, PointsReasons reasons, ProgramClock clock) {
		this.ledger = ledger;
		this.awards = awards;
		this.reasons = reasons;
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
		return new Page(told(program, shown), next);
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

	private List<PointsEvent> told(ProgramId program, List<List<Entry>> groups) {
		var orders = ids(groups, "order");
		var awards = orders.isEmpty() ? Map.<UUID, Award>of()
				: this.awards.findByPurchases(program, orders)
					.stream()
					.collect(Collectors.toMap(Award::purchaseId, Function.identity()));
		var returns = this.reasons.returns(program, ids(groups, "refund"));
		var adjustments = this.reasons.adjustments(program, ids(groups, "adjustment"));
		return groups.stream().map((group) -> tell(group, awards, returns, adjustments)).toList();
	}

	private static PointsEvent tell(List<Entry> group, Map<UUID, Award> awards, Map<UUID, ReturnWhy> returns,
			Map<UUID, AdjustmentView> adjustments) {
		var latest = group.getFirst();
		var about = latest.reference().id();
		var award = awards.get(about);
		return new PointsEvent(group.getLast().number(), latest.occurredAt(), latest.kind(),
				group.stream().mapToLong(PointsHistory::change).sum(),
				latest.to() == LedgerAccount.MEMBER_PENDING || latest.from() == LedgerAccount.MEMBER_PENDING,
				latest.balance(), latest.reference(), (award != null) ? award.purchaseLabel() : null,
				(award != null) ? award.storeId() : null,
				(award != null && latest.kind() == EntryKind.EARNING) ? award.explanation() : null, returns.get(about),
				adjustments.get(about));
	}

	private static long change(Entry entry) {
		return (isHers(entry.to()) ? entry.points().value() : 0) - (isHers(entry.from()) ? entry.points().value() : 0);
	}

	private static boolean isHers(LedgerAccount account) {
		return account.isLiability() || account == LedgerAccount.MEMBER_DEBT;
	}

	private static List<UUID> ids(List<List<Entry>> groups, String type) {
		return groups.stream()
			.map((group) -> group.getFirst().reference())
			.filter((reference) -> reference.type().equals(type))
			.map((reference) -> reference.id())
			.distinct()
			.toList();
	}

	/**
	 * A page of events.
	 *
	 * @param next where the next page begins; {@code null} if there is none
	 */
	public record Page(List<PointsEvent> events, @Nullable Long next) {
	}

}
